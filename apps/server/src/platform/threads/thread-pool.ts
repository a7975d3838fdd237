import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { log } from '../telemetry/logger.js';

export interface ThreadPoolOptions {
  /** The module whose exported functions the threads run. */
  readonly entry: string;
  readonly threads: number;
  /** Old-space limit of one thread: a runaway film ends its thread, not the worker. */
  readonly maxHeapMiB: number;
}

/**
 * Runs long computations off the event loop, so that locks are renewed and health is answered while
 * a film is worked on.
 */
export class ThreadPool {
  private readonly pool: Piscina;

  constructor(options: ThreadPoolOptions) {
    this.pool = new Piscina({
      filename: options.entry,
      minThreads: 0,
      maxThreads: options.threads,
      idleTimeout: 30_000,
      // Threads run built files: flags by which the parent finds its sources are not for them.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: options.maxHeapMiB },
    });
    this.pool.on('error', (error: unknown) => log.error({ err: error }, 'thread failed'));
  }

  /** Calls an exported function of the entry; rejects when the signal aborts. */
  run<Input, Output>(name: string, input: Input, signal: AbortSignal): Promise<Output> {
    return this.pool.run(input, { name, signal }) as Promise<Output>;
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }
}

/**
 * The built file of a thread's entry: threads are started by Node itself, which reads JavaScript,
 * also where the caller runs from its TypeScript source.
 */
export function threadEntry(from: string, relative: string): string {
  const url = new URL(relative, from);
  url.pathname = url.pathname
    .replace('/apps/server/src/', '/apps/server/dist/')
    .replace(/\.ts$/, '.js');
  return fileURLToPath(url);
}
