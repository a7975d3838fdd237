import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isPortFree, startPostgres, takeBaseBackup } from '@miinventario/devkit';
import { PlainError, runMain, say, step } from './lib/console.js';
import { ROOT } from './lib/paths.js';
import { backupFolders, pruneBackups } from './lib/product/backups.js';
import { loadSecrets } from './lib/product/secrets.js';

const EMBEDDED_PORT = 5433;

/**
 * `npm run backup [-- --keep N]`: a base backup of the embedded database, running or not, into
 * BACKUP_DIR; keeps the newest N (7 unless told).
 */
await runMain(async () => {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  const { values } = parseArgs({ options: { keep: { type: 'string', default: '7' } } });
  const keep = Number(values.keep);
  if (!Number.isInteger(keep) || keep < 1)
    throw new PlainError('usage: npm run backup [-- --keep N]', 2);
  const folders = backupFolders(process.env);
  const { postgres: passwords } = await loadSecrets(folders.dataDir);
  const port = Number(process.env['POSTGRES_PORT'] ?? EMBEDDED_PORT);
  const label = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const targetDir = join(folders.baseDir, label);
  const dataDir = join(folders.dataDir, 'postgres');
  const isRunning = !(await isPortFree(port));
  const server = isRunning ? undefined : await startPostgres({ dataDir, port: 0, passwords });
  try {
    const password = encodeURIComponent(passwords.superuser);
    const superuserUrl =
      server?.superuserUrl ?? `postgres://postgres:${password}@127.0.0.1:${port}/miinventario`;
    const manifest = await step('Respaldo', async () =>
      takeBaseBackup({ superuserUrl, dataDir: await realpath(dataDir), targetDir, label }),
    );
    say(`  ${targetDir}: ${(manifest.sizeBytes / 1e6).toFixed(1)} MB`);
  } finally {
    await server?.stop();
  }
  const removed = await pruneBackups(folders, keep);
  if (removed > 0) say(`  ${removed} respaldos viejos borrados`);
  return 0;
});
