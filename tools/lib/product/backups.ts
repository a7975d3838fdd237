import { readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BackupManifest } from '@miinventario/devkit';
import { PlainError } from '../console.js';
import { ROOT } from '../paths.js';

/** Where base backups and the archived log of the embedded database are. */
export interface BackupFolders {
  readonly dataDir: string;
  readonly baseDir: string;
  readonly archiveDir: string;
}

/** `BACKUP_DIR`, or undefined: then the log is not archived and backups go into the data folder. */
export function archiveDirOf(env: NodeJS.ProcessEnv): string | undefined {
  const folder = env['BACKUP_DIR'];
  return folder ? join(resolve(ROOT, folder), 'wal') : undefined;
}

/** @throws PlainError when the database is somebody else's */
export function backupFolders(env: NodeJS.ProcessEnv): BackupFolders {
  if (env['DATABASE_URL']) {
    throw new PlainError(
      'DATABASE_URL es de otro servidor: respáldelo con pgBackRest, ver docs/operations/backups.md. ' +
        '(This command is for the embedded database.)',
    );
  }
  const dataDir = resolve(ROOT, env['MI_DATA_DIR'] ?? '.data');
  const root = env['BACKUP_DIR'] ? resolve(ROOT, env['BACKUP_DIR']) : join(dataDir, 'backups');
  return { dataDir, baseDir: join(root, 'base'), archiveDir: join(root, 'wal') };
}

/** The finished backups, oldest first; their folders are named by their time. */
export async function listBackups(
  baseDir: string,
): Promise<Array<{ readonly folder: string; readonly manifest: BackupManifest }>> {
  const names = (await readdir(baseDir).catch(() => [])).sort();
  const found = await Promise.all(
    names.map(async (name) => {
      const folder = join(baseDir, name);
      const text = await readFile(join(folder, 'backup.json'), 'utf8').catch(() => undefined);
      return text === undefined ? [] : [{ folder, manifest: JSON.parse(text) as BackupManifest }];
    }),
  );
  return found.flat();
}

/** Keeps the newest ones, and of the log what the oldest kept one needs. */
export async function pruneBackups(folders: BackupFolders, keep: number): Promise<number> {
  const backups = await listBackups(folders.baseDir);
  const old = backups.slice(0, Math.max(0, backups.length - keep));
  for (const { folder } of old) await rm(folder, { recursive: true });
  const oldest = backups.at(old.length);
  if (old.length > 0 && oldest) await pruneArchive(folders.archiveDir, oldest.folder);
  return old.length;
}

/** The first segment that a backup needs is the first of its own log. */
async function pruneArchive(archiveDir: string, oldestBackup: string): Promise<void> {
  const isSegment = (name: string): boolean => /^[0-9A-F]{24}$/.test(name);
  const own = await readdir(join(oldestBackup, 'data', 'pg_wal'));
  const first = own.filter(isSegment).sort()[0];
  if (first === undefined) return;
  for (const name of await readdir(archiveDir).catch(() => [])) {
    if (isSegment(name) && name < first) await rm(join(archiveDir, name));
  }
}
