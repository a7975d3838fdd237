import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCommand, startPostgres } from '@miinventario/devkit';
import { PlainError, runMain, say, step } from './lib/console.js';
import { ROOT } from './lib/paths.js';
import { loadSecrets } from './lib/product/secrets.js';
import { buildServer } from './lib/swc-build.js';

/**
 * `npm run migrate [-- up|down]`: all migrations up, or the last one down, on DATABASE_OWNER_URL or
 * on the embedded database (which must not be running then).
 */
await runMain(async () => {
  const [direction = 'up', ...more] = process.argv.slice(2);
  if ((direction !== 'up' && direction !== 'down') || more.length > 0) {
    throw new PlainError('usage: npm run migrate [-- up|down]', 2);
  }
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  await step('Compilando el servidor', buildServer);
  const named = process.env['DATABASE_OWNER_URL'];
  if (named) return migrate(direction, named);
  const dataDir = resolve(ROOT, process.env['MI_DATA_DIR'] ?? '.data');
  const { postgres: passwords } = await loadSecrets(dataDir);
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), port: 0, passwords });
  try {
    return await migrate(direction, postgres.ownerUrl);
  } finally {
    await postgres.stop();
  }
});

async function migrate(direction: string, ownerUrl: string): Promise<number> {
  const output = await runCommand({
    name: 'migrate',
    command: process.execPath,
    args: [join(ROOT, 'apps', 'server', 'dist', 'main.migrate.js'), direction],
    env: { ...process.env, DATABASE_OWNER_URL: ownerUrl },
  });
  say(output);
  return 0;
}
