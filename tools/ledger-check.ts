import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isPortFree, startPostgres } from '@miinventario/devkit';
import { runMain, step } from './lib/console.js';
import { ROOT } from './lib/paths.js';
import { loadSecrets } from './lib/product/secrets.js';
import { buildServer } from './lib/swc-build.js';

const ENTRY = join(ROOT, 'apps', 'server', 'dist', 'main.ledger-check.js');
const EMBEDDED_PORT = 5433;

/**
 * `npm run ledger:check`: proves that the ledger is whole, on DATABASE_URL or on the embedded
 * database, running or not.
 */
await runMain(async () => {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  await step('Compilando el servidor', buildServer);
  if (process.env['DATABASE_URL']) return check(process.env['DATABASE_URL']);
  const dataDir = resolve(ROOT, process.env['MI_DATA_DIR'] ?? '.data');
  const { postgres: passwords } = await loadSecrets(dataDir);
  const port = Number(process.env['POSTGRES_PORT'] ?? EMBEDDED_PORT);
  if (!(await isPortFree(port))) {
    return check(`postgres://mi_app:${passwords.app}@127.0.0.1:${port}/miinventario`);
  }
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), port: 0, passwords });
  try {
    return check(postgres.appUrl);
  } finally {
    await postgres.stop();
  }
});

function check(databaseUrl: string): number {
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  return spawnSync(process.execPath, [ENTRY], { stdio: 'inherit', env }).status ?? 1;
}
