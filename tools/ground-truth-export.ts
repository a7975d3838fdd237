import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isPortFree, startPostgres } from '@miinventario/devkit';
import { PlainError, runMain, step } from './lib/console.js';
import { ROOT } from './lib/paths.js';
import { externalDatabase, serverEnvironment } from './lib/product/environment.js';
import { loadSecrets } from './lib/product/secrets.js';
import { buildServer } from './lib/swc-build.js';

const ENTRY = join(ROOT, 'apps', 'server', 'dist', 'main.ground-truth.js');
const EMBEDDED_PORT = 5433;
/** Of the running product; the export listens nowhere, its settings only have to be complete. */
const PORTS = { api: 3000, web: 8081, postgres: EMBEDDED_PORT };

/**
 * `npm run ground-truth:export -- --out DIR`: the truths that staff have accepted, from the named
 * database or the embedded one, running or not, as sets for `npm run eval -- DIR/NAME --mode local`.
 */
await runMain(async () => {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) throw new PlainError('Falta --out DIR. (--out DIR is missing.)');
  const outDir = resolve(process.env['INIT_CWD'] ?? process.cwd(), values.out);
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  await step('Compilando el servidor', buildServer);
  const dataDir = resolve(ROOT, process.env['MI_DATA_DIR'] ?? '.data');
  const secrets = await loadSecrets(dataDir);
  const write = (database: { appUrl: string; ownerUrl: string }): number => {
    const env = serverEnvironment({ env: process.env, dataDir, ports: PORTS, secrets, database });
    return spawnSync(process.execPath, [ENTRY, outDir], { stdio: 'inherit', env }).status ?? 1;
  };
  const external = externalDatabase(process.env);
  if (external) return write(external);
  const { postgres: passwords } = secrets;
  const port = Number(process.env['POSTGRES_PORT'] ?? EMBEDDED_PORT);
  if (!(await isPortFree(port))) {
    const at = `127.0.0.1:${port}/miinventario`;
    return write({
      appUrl: `postgres://mi_app:${passwords.app}@${at}`,
      ownerUrl: `postgres://mi_owner:${passwords.owner}@${at}`,
    });
  }
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), port: 0, passwords });
  try {
    return write(postgres);
  } finally {
    await postgres.stop();
  }
});
