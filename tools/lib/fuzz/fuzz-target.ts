import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, runCommand, startChild, startPostgres, waitForHttp } from '@miinventario/devkit';
import { ROOT } from '../paths.js';

/** An API to send requests to. */
export interface FuzzTarget {
  readonly api: string;
  stop(): Promise<void>;
  /** What the API said last, if it is ours. */
  lastLines(): string[];
}

/** An API of its own on a throwaway database, without rate limits; the server must be built. */
export async function startFuzzTarget(): Promise<FuzzTarget> {
  const folder = await mkdtemp(join(tmpdir(), 'mi-fuzz-'));
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: 0,
    isThrowaway: true,
  });
  const port = await freePort();
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    DATABASE_URL: postgres.appUrl,
    DATABASE_OWNER_URL: postgres.ownerUrl,
    DATA_DIR: join(folder, 'data'),
    PORT: String(port),
    PUBLIC_API_URL: `http://127.0.0.1:${port}`,
    RATE_LIMITS: 'false',
  };
  const dist = join(ROOT, 'apps', 'server', 'dist');
  const stopDatabase = async (): Promise<void> => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const migrate = { command: process.execPath, args: [join(dist, 'main.migrate.js')], env };
    await runCommand({ name: 'migrate', ...migrate });
    const args = [join(dist, 'main.api.js')];
    const child = startChild({ name: 'api', command: process.execPath, args, env });
    const api = `http://127.0.0.1:${port}`;
    await waitForHttp(`${api}/health/live`, { timeoutMs: 30_000 });
    const stop = async (): Promise<void> => {
      await child.stop();
      await stopDatabase();
    };
    return { api, stop, lastLines: child.lastLines };
  } catch (error) {
    await stopDatabase();
    throw error;
  }
}
