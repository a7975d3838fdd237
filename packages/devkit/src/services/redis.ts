import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { childFailure, startChild, type ManagedChild } from '../process/child-process.js';
import { freePort } from '../process/free-port.js';
import { waitFor } from '../process/wait-for.js';
import { findProgram, unpackPackages } from './debian-packages.js';
import { connectOnce } from './tcp-probe.js';

export interface RedisOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Where an unpacked server is kept between runs. */
  readonly cacheDir: string;
}

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly child: ManagedChild;
  readonly stop: () => Promise<void>;
}

/** redis-server and the libraries that Debian's build of it needs beyond a bare system. */
const REDIS_PACKAGES = ['redis-server', 'redis-tools', 'liblua5.1-0', 'liblzf1', 'libjemalloc2'];
const MORE_LIBRARIES = ['libatomic1', 'lua-cjson', 'lua-bitop'];

/** A Redis of our own, in memory only: nothing is written to disk and no service is left behind. */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  const { program, env } = await findRedis(options.cacheDir);
  const port = options.port === 0 ? await freePort() : options.port;
  const settings = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const child = startChild({
    name: 'redis',
    command: program,
    args: ['--port', String(port), '--bind', '127.0.0.1', ...settings],
    env,
  });
  try {
    await waitFor(
      async () => {
        if (!child.isRunning()) return 'dead' as const;
        return (await connectOnce(port)) ? ('up' as const) : undefined;
      },
      { timeoutMs: 10_000, intervalMs: 50, what: 'Redis' },
    ).then((state) => {
      if (state === 'dead') throw childFailure(child, 'Redis ended at once');
    });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    child,
    stop: async () => {
      await child.stop();
    },
  };
}

async function findRedis(cacheDir: string): Promise<{ program: string; env: NodeJS.ProcessEnv }> {
  const installed = await findProgram('redis-server');
  if (installed) return { program: installed, env: process.env };
  await mkdir(cacheDir, { recursive: true });
  const root = join(cacheDir, 'redis');
  await unpackPackages([...REDIS_PACKAGES, ...MORE_LIBRARIES], root);
  const libraries = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map((machine) =>
    join(root, 'usr', 'lib', machine),
  );
  const program = join(root, 'usr', 'bin', 'redis-server');
  return { program, env: { ...process.env, LD_LIBRARY_PATH: libraries.join(':') } };
}
