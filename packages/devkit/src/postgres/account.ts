import { runCommand } from '../process/run-command.js';

/** An account of the operating system. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The account under which PostgreSQL runs: PostgreSQL refuses root, so root lends it another one:
 * `postgres` where it exists, a new one of that name where it can be made, `nobody` as a last way.
 * Undefined when we are not root: then it runs as ourselves.
 */
export async function postgresAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await findAccount('postgres');
  if (existing) return existing;
  try {
    await runCommand({
      name: 'useradd',
      command: 'useradd',
      args: ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'],
    });
  } catch {
    const nobody = await findAccount('nobody');
    if (nobody) return nobody;
    throw new Error('PostgreSQL does not run as root, and no other account could be made');
  }
  return findAccount('postgres');
}

async function findAccount(name: string): Promise<Account | undefined> {
  try {
    const uid = Number(await runCommand({ name: 'id', command: 'id', args: ['-u', name] }));
    const gid = Number(await runCommand({ name: 'id', command: 'id', args: ['-g', name] }));
    return { uid, gid };
  } catch {
    return undefined;
  }
}

/** Whether the account passes `test -FLAG path`, e.g. `x` for a program it may run. */
export async function accountCan(
  account: Account | undefined,
  flag: 'x' | 'w' | 'r',
  path: string,
): Promise<boolean> {
  try {
    await runCommand({
      name: 'test',
      command: '/bin/sh',
      args: ['-c', 'test "-$1" "$2"', 'sh', flag, path],
      cwd: '/',
      account,
    });
    return true;
  } catch {
    return false;
  }
}
