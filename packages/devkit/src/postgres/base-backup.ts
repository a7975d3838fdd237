import { copyFile, mkdir, opendir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import pg from 'pg';

/** What a base backup says of itself, in `backup.json` beside its files. */
export interface BackupManifest {
  readonly label: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly startLsn: string;
  readonly stopLsn: string;
  readonly sizeBytes: number;
}

/**
 * What a copy leaves out: state of the running server that a restored one makes anew.
 * https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP-DATA
 */
const EMPTY_FOLDERS = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|.*\.signal)$/;
/** Copied last, as pg_basebackup does: it names the checkpoint that recovery begins at. */
const CONTROL_FILE = join('global', 'pg_control');

/**
 * A base backup of a running server by its low-level interface: pg_backup_start, a copy of its
 * files, pg_backup_stop. The log that the copy needs to be whole is put beside it, so that the
 * backup can be restored to its own end without an archive, and with one to any later moment.
 */
export async function takeBaseBackup(options: {
  readonly superuserUrl: string;
  readonly dataDir: string;
  /** Made by this call; must not exist. */
  readonly targetDir: string;
  readonly label: string;
}): Promise<BackupManifest> {
  const { dataDir, targetDir, label } = options;
  await mkdir(dirname(targetDir), { recursive: true });
  await mkdir(targetDir, { mode: 0o700 });
  // One session from start to stop: the server ends the backup when it goes away.
  const client = new pg.Client({ connectionString: options.superuserUrl });
  await client.connect();
  try {
    const startedAt = new Date();
    const started = await client.query<{ lsn: string; segment: string }>(
      `SELECT lsn::text, pg_walfile_name(lsn) AS segment FROM pg_backup_start($1, true) AS lsn`,
      [label],
    );
    const { lsn: startLsn = '', segment = '' } = started.rows[0] ?? {};
    let sizeBytes = await copyTree(dataDir, join(targetDir, 'data'));
    const stopped = await client.query<{ lsn: string; labelfile: string; spcmapfile: string }>(
      `SELECT lsn::text, labelfile, spcmapfile FROM pg_backup_stop(false)`,
    );
    const { lsn: stopLsn = '', labelfile = '', spcmapfile = '' } = stopped.rows[0] ?? {};
    if (spcmapfile.trim() !== '') throw new Error('table spaces are not part of this backup');
    await writeFile(join(targetDir, 'data', 'backup_label'), labelfile, { mode: 0o600 });
    sizeBytes += await copyLog(client, dataDir, join(targetDir, 'data', 'pg_wal'), segment);
    const manifest: BackupManifest = {
      label,
      startedAt: startedAt.toISOString(),
      finishedAt: new Date().toISOString(),
      startLsn,
      stopLsn,
      sizeBytes,
    };
    await writeFile(join(targetDir, 'backup.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    await record(client, manifest);
    return manifest;
  } catch (error) {
    await rm(targetDir, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

/** Copies the cluster's files; those that vanish meanwhile are in the log. Gives the bytes. */
async function copyTree(from: string, to: string): Promise<number> {
  await mkdir(to, { mode: 0o700 });
  let bytes = 0;
  const copyFolder = async (folder: string): Promise<void> => {
    const entries = await opendir(folder).catch(ignoreMissing);
    if (!entries) return;
    for await (const entry of entries) {
      const path = join(folder, entry.name);
      const inside = relative(from, path);
      if (LEFT_OUT.test(entry.name) || inside === CONTROL_FILE) continue;
      if (entry.isDirectory()) {
        await mkdir(join(to, inside), { mode: 0o700 });
        if (!EMPTY_FOLDERS.has(inside)) await copyFolder(path);
      } else if (entry.isFile()) bytes += await copyOne(path, join(to, inside));
    }
  };
  await copyFolder(from);
  await mkdir(join(to, 'pg_wal', 'archive_status'), { recursive: true, mode: 0o700 });
  return bytes + (await copyOne(join(from, CONTROL_FILE), join(to, CONTROL_FILE)));
}

async function copyOne(from: string, to: string): Promise<number> {
  try {
    await copyFile(from, to);
    return (await stat(to)).size;
  } catch (error) {
    ignoreMissing(error);
    return 0;
  }
}

/** A table that was dropped while we copied. @throws every other error */
function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

/** The segments from the start of the backup to its end; switching fills the last one up. */
async function copyLog(
  client: pg.Client,
  dataDir: string,
  to: string,
  firstSegment: string,
): Promise<number> {
  const switched = await client.query<{ segment: string }>(
    `SELECT pg_walfile_name(pg_switch_wal()) AS segment`,
  );
  const last = switched.rows[0]?.segment ?? '';
  let bytes = 0;
  for (const name of await readdir(join(dataDir, 'pg_wal'))) {
    if (!/^[0-9A-F]{24}$/.test(name) || name < firstSegment || name > last) continue;
    bytes += await copyOne(join(dataDir, 'pg_wal', name), join(to, name));
  }
  return bytes;
}

/** For the alert on backups that are too old; a database that is not migrated has no such table. */
async function record(client: pg.Client, manifest: BackupManifest): Promise<void> {
  const found = await client.query(`SELECT to_regclass('platform.backups') AS name`);
  if ((found.rows[0] as { name: string | null }).name === null) return;
  await client.query(
    `INSERT INTO platform.backups (label, started_at, finished_at, size_bytes)
     VALUES ($1, $2, $3, $4)`,
    [manifest.label, manifest.startedAt, manifest.finishedAt, manifest.sizeBytes],
  );
}
