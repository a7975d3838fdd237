import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort, runCommand, startChild, startPostgres, waitForHttp } from '@miinventario/devkit';
import { bold, PlainError, runMain, say, step } from './lib/console.js';
import { runFuzz } from './lib/fuzz/run-fuzz.js';
import { ROOT } from './lib/paths.js';
import { buildServer } from './lib/swc-build.js';

const USAGE = 'npm run fuzz -- [--requests N] [--seed N] [--api URL]';

interface Target {
  readonly api: string;
  stop(): Promise<void>;
  /** What the API said last, if it is ours. */
  lastLines(): string[];
}

/**
 * `npm run fuzz`: thousands of well-formed and broken requests over the OpenAPI document, to an API
 * of its own without rate limits (or to the one at --api, as it is). Ends with 1 at the first answer
 * that is a 5xx, a hang, a stack trace or an unescaped echo, with the smallest request that gives it.
 */
await runMain(async () => {
  const { requests, seed, api } = readArguments();
  const target = api === undefined ? await startTarget() : runningTarget(api);
  try {
    const result = await step(`${requests} solicitudes (semilla ${seed})`, () =>
      runFuzz({ api: target.api, requests, seed }),
    );
    const statuses = Object.entries(result.statuses).map(([code, count]) => `${code}: ${count}`);
    say(`${result.sent} solicitudes a ${result.operations} operaciones; ${statuses.join(', ')}`);
    if (!result.fault) return 0;
    say(bold(`\n${result.fault.what}`));
    say(result.fault.request);
    for (const line of target.lastLines().slice(-3)) say(`  api: ${line.slice(0, 2_000)}`);
    return 1;
  } finally {
    await target.stop();
  }
});

function readArguments(): { requests: number; seed: number; api: string | undefined } {
  try {
    const { values } = parseArgs({
      options: {
        requests: { type: 'string', default: '2000' },
        seed: { type: 'string', default: String(Date.now() % 1_000_000) },
        api: { type: 'string' },
      },
    });
    const [requests, seed] = [Number(values.requests), Number(values.seed)];
    if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed)) {
      throw new Error('numbers');
    }
    return { requests, seed, api: values.api };
  } catch {
    throw new PlainError(USAGE);
  }
}

function runningTarget(api: string): Target {
  return { api, stop: () => Promise.resolve(), lastLines: () => [] };
}

async function startTarget(): Promise<Target> {
  await step('Servidor', buildServer);
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
