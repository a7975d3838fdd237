import { appendFile, chmod, chown, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { postgresAccount } from './account.js';

/** The settings under which a server archives its log into a folder. */
export function archiveSettings(archiveDir: string): string[] {
  // Written beside and renamed: a segment is whole in the archive or not there at all.
  const part = `"${archiveDir}/%f.part"`;
  const target = `"${archiveDir}/%f"`;
  return [
    'archive_mode=on',
    `archive_command=test ! -f ${target} && cp "%p" ${part} && mv ${part} ${target}`,
    // What was committed is in the archive after a minute at most, however little is written.
    'archive_timeout=60',
  ];
}

/** A folder that the server's account may write its log into. */
export async function makeArchive(archiveDir: string): Promise<void> {
  await mkdir(archiveDir, { recursive: true, mode: 0o700 });
  const account = await postgresAccount();
  if (account) await chown(archiveDir, account.uid, account.gid);
}

/**
 * Lays a base backup out as a cluster that will replay the archived log when it is started, up to
 * the last transaction that had committed by `targetTime`, and then open for writing.
 *
 * DROP DATABASE removes its files before its own commit is logged, so a target between another
 * commit and the drop needs a commit in between; on a running product workers sign in every 5 s.
 */
export async function layOutRestore(options: {
  readonly backupDir: string;
  readonly archiveDir: string;
  /** Must be absent or empty. */
  readonly dataDir: string;
  /** To the end of the archive when absent. */
  readonly targetTime?: Date;
}): Promise<void> {
  const { backupDir, archiveDir, dataDir, targetTime } = options;
  await copyBackup(backupDir, dataDir);
  const settings = [
    `restore_command = 'cp "${archiveDir}/%f" "%p"'`,
    `recovery_target_action = 'promote'`,
    `recovery_target_timeline = 'latest'`,
    ...(targetTime ? [`recovery_target_time = '${postgresTime(targetTime)}'`] : []),
  ];
  await finishCluster(dataDir, settings, 'recovery.signal');
}

/**
 * Lays a base backup out as a cluster that follows a running primary by streaming, and answers
 * reads meanwhile (https://www.postgresql.org/docs/18/warm-standby.html). Start it with `isStandby`.
 */
export async function layOutStandby(options: {
  readonly backupDir: string;
  /** Must be absent or empty. */
  readonly dataDir: string;
  /** The primary, by a role that may replicate. */
  readonly primaryUrl: string;
}): Promise<void> {
  const { backupDir, dataDir, primaryUrl } = options;
  await copyBackup(backupDir, dataDir);
  await finishCluster(dataDir, [`primary_conninfo = '${primaryUrl}'`], 'standby.signal');
}

async function copyBackup(backupDir: string, dataDir: string): Promise<void> {
  if ((await readdir(dataDir).catch(() => [])).length > 0) {
    throw new Error(`${dataDir} is not empty: a restore never writes over data`);
  }
  await cp(join(backupDir, 'data'), dataDir, { recursive: true });
  await rm(join(dataDir, 'postmaster.pid'), { force: true });
}

/** The signal file tells the server how to begin. */
async function finishCluster(
  dataDir: string,
  settings: readonly string[],
  signal: 'recovery.signal' | 'standby.signal',
): Promise<void> {
  await appendFile(join(dataDir, 'postgresql.auto.conf'), `\n${settings.join('\n')}\n`);
  await writeFile(join(dataDir, signal), '');
  await chmod(dataDir, 0o700);
  await giveToServer(dataDir);
}

/** The server reads its settings before it knows the names of time zones, `Z` among them. */
function postgresTime(time: Date): string {
  return time.toISOString().replace('T', ' ').replace('Z', '+00');
}

/** PostgreSQL refuses a folder that is not its own or that others may enter. */
async function giveToServer(dataDir: string): Promise<void> {
  const account = await postgresAccount();
  if (!account) return;
  const entries = await readdir(dataDir, { recursive: true });
  for (const name of ['.', ...entries]) await chown(join(dataDir, name), account.uid, account.gid);
}
