import { join } from 'node:path';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { childFailure, startChild, type ManagedChild } from '../process/child-process.js';
import { freePort } from '../process/free-port.js';
import { waitFor } from '../process/wait-for.js';
import { findProgram, unpackPackages } from './debian-packages.js';

/** Where the programs of Prometheus are. */
export interface PrometheusPrograms {
  readonly prometheus: string;
  readonly promtool: string;
  readonly amtool: string;
}

/**
 * The programs of Debian's packages: those of the system when all are there, else unpacked into
 * `cacheDir`, so that no service is started on the machine.
 * @throws Error when they are not there and cannot be fetched
 */
export async function findPrometheus(cacheDir: string): Promise<PrometheusPrograms> {
  const [prometheus, promtool, amtool] = await Promise.all(
    ['prometheus', 'promtool', 'amtool'].map(findProgram),
  );
  if (prometheus && promtool && amtool) return { prometheus, promtool, amtool };
  await mkdir(cacheDir, { recursive: true });
  const root = join(cacheDir, 'prometheus');
  await unpackPackages(['prometheus', 'prometheus-alertmanager'], root);
  const bin = (name: string): string => join(root, 'usr', 'bin', name);
  return { prometheus: bin('prometheus'), promtool: bin('promtool'), amtool: bin('amtool') };
}

export interface PrometheusServer {
  readonly url: string;
  readonly child: ManagedChild;
  readonly stop: () => Promise<void>;
}

/** A Prometheus of our own on 127.0.0.1; what it has seen is thrown away at the end. */
export async function startPrometheus(options: {
  readonly program: string;
  readonly configFile: string;
}): Promise<PrometheusServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const dataDir = await mkdtemp(join(tmpdir(), 'mi-prometheus-'));
  const child = startChild({
    name: 'prometheus',
    command: options.program,
    args: [
      `--config.file=${options.configFile}`,
      `--storage.tsdb.path=${dataDir}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=warn',
    ],
    env: process.env,
  });
  const stop = async (): Promise<void> => {
    await child.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await waitFor(
      async () => {
        if (!child.isRunning()) throw childFailure(child, 'Prometheus ended at once');
        return (await fetch(`${url}/-/ready`)).ok;
      },
      { timeoutMs: 30_000, what: 'Prometheus' },
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, child, stop };
}
