import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { childFailure, startChild, type ManagedChild } from '../process/child-process.js';
import { freePort } from '../process/free-port.js';
import { waitFor } from '../process/wait-for.js';
import { sharedDirectory } from './shared-directory.js';

export interface S3Options {
  /** 0 takes a free one. */
  readonly port: number;
  /** A folder of its own, on a file system with extended attributes. */
  readonly dataDir: string;
}

export interface S3Server {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Undefined when the server is somebody else's (S3_TEST_ENDPOINT). */
  readonly child: ManagedChild | undefined;
  readonly stop: () => Promise<void>;
}

/** The first start installs the server's packages. */
const START_TIMEOUT_MS = 180_000;

/**
 * A real S3-protocol server for tests: the one at S3_TEST_ENDPOINT (with S3_TEST_ACCESS_KEY_ID and
 * S3_TEST_SECRET_ACCESS_KEY; MinIO's defaults otherwise), or the one of the shared test material, or
 * undefined when there is neither, so that a test can say by name what it skips.
 */
export async function startS3(options: S3Options): Promise<S3Server | undefined> {
  const external = process.env['S3_TEST_ENDPOINT'];
  if (external) return externalServer(external);
  const shared = sharedDirectory();
  const script = shared ? join(shared, 's3', 's3-server.sh') : undefined;
  if (!script || !existsSync(script)) return undefined;
  return startSharedServer(script, options);
}

function externalServer(endpoint: string): S3Server {
  return {
    endpoint,
    region: process.env['S3_TEST_REGION'] ?? 'us-east-1',
    accessKeyId: process.env['S3_TEST_ACCESS_KEY_ID'] ?? 'minioadmin',
    secretAccessKey: process.env['S3_TEST_SECRET_ACCESS_KEY'] ?? 'minioadmin',
    child: undefined,
    stop: () => Promise.resolve(),
  };
}

async function startSharedServer(script: string, options: S3Options): Promise<S3Server> {
  const port = options.port === 0 ? await freePort() : options.port;
  const accessKeyId = 'miinventario-test';
  const secretAccessKey = randomBytes(20).toString('hex');
  const child = startChild({
    name: 's3',
    command: 'bash',
    args: [script, options.dataDir, String(port), accessKeyId, secretAccessKey],
  });
  try {
    const state = await waitFor(
      () => {
        if (!child.isRunning()) return Promise.resolve('dead' as const);
        const isReady = child.lastLines().some((line) => line.startsWith('S3 ready on'));
        return Promise.resolve(isReady ? ('up' as const) : undefined);
      },
      { timeoutMs: START_TIMEOUT_MS, intervalMs: 50, what: 'S3 server' },
    );
    if (state === 'dead') throw childFailure(child, 'S3 server ended at once');
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    accessKeyId,
    secretAccessKey,
    child,
    stop: async () => {
      await child.stop();
    },
  };
}
