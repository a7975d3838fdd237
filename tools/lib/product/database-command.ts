import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isPortFree, startPostgres } from '@miinventario/devkit';
import { step } from '../console.js';
import { ROOT } from '../paths.js';
import { buildServer } from '../swc-build.js';
import { loadSecrets } from './secrets.js';

const SERVER_DIST = join(ROOT, 'apps', 'server', 'dist');
const EMBEDDED_PORT = 5433;

/**
 * Runs an entry of the server to its end, on DATABASE_URL or on the embedded database, running or
 * not; gives its exit code.
 */
export async function runOnDatabase(entry: string, args: readonly string[] = []): Promise<number> {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  await step('Compilando el servidor', buildServer);
  const run = (databaseUrl: string): number => {
    const env = { ...process.env, DATABASE_URL: databaseUrl };
    const command = [join(SERVER_DIST, entry), ...args];
    return spawnSync(process.execPath, command, { stdio: 'inherit', env }).status ?? 1;
  };
  if (process.env['DATABASE_URL']) return run(process.env['DATABASE_URL']);
  const dataDir = resolve(ROOT, process.env['MI_DATA_DIR'] ?? '.data');
  const { postgres: passwords } = await loadSecrets(dataDir);
  const port = Number(process.env['POSTGRES_PORT'] ?? EMBEDDED_PORT);
  if (!(await isPortFree(port))) {
    return run(`postgres://mi_app:${passwords.app}@127.0.0.1:${port}/miinventario`);
  }
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), port: 0, passwords });
  try {
    return run(postgres.appUrl);
  } finally {
    await postgres.stop();
  }
}
