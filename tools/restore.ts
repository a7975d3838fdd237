import { existsSync } from 'node:fs';
import { lstat, realpath, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isPortFree, layOutRestore, startPostgres } from '@miinventario/devkit';
import { PlainError, runMain, say, step } from './lib/console.js';
import { ROOT } from './lib/paths.js';
import { backupFolders, listBackups } from './lib/product/backups.js';
import { loadSecrets } from './lib/product/secrets.js';

const EMBEDDED_PORT = 5433;

/**
 * `npm run restore [-- --target-time 2026-11-27T10:00:00-06:00]`: the embedded database as it was at
 * a moment, or at the end of its archived log. The product must be stopped. The data that was there
 * is moved aside and never deleted.
 */
await runMain(async () => {
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  const { values } = parseArgs({ options: { 'target-time': { type: 'string' } } });
  const targetTime = readTime(values['target-time']);
  const folders = backupFolders(process.env);
  const port = Number(process.env['POSTGRES_PORT'] ?? EMBEDDED_PORT);
  if (!(await isPortFree(port))) {
    throw new PlainError('Detenga el producto antes de restaurar. (Stop the product first.)');
  }
  const backups = await listBackups(folders.baseDir);
  const usable = backups.filter(
    ({ manifest }) => !targetTime || new Date(manifest.finishedAt) <= targetTime,
  );
  const backup = usable.at(-1);
  if (!backup) throw new PlainError(`No hay un respaldo anterior en ${folders.baseDir}.`);
  const wanted = join(folders.dataDir, 'postgres');
  const dataDir = await moveAside(wanted);
  await step(`Restaurando ${backup.manifest.label}`, async () => {
    const { archiveDir } = folders;
    await layOutRestore({
      backupDir: backup.folder,
      archiveDir,
      dataDir,
      ...(targetTime ? { targetTime } : {}),
    });
    const { postgres: passwords } = await loadSecrets(folders.dataDir);
    // Replays the log to the target and opens the database; the next start finds it ready.
    const server = await startPostgres({ dataDir: wanted, port: 0, passwords });
    await server.stop();
  });
  say('  Compruebe con: npm run ledger:check');
  return 0;
});

function readTime(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time;
  throw new PlainError(`"${text}" no es una hora (use 2026-11-27T10:00:00-06:00)`, 2);
}

/** Gives the place that the cluster had, empty. */
async function moveAside(wanted: string): Promise<string> {
  const isThere = await lstat(wanted).then(
    () => true,
    () => false,
  );
  if (!isThere) return wanted;
  const place = await realpath(wanted);
  const aside = `${place}.before-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  await rename(place, aside);
  say(`  Los datos anteriores están en ${aside}`);
  return place;
}
