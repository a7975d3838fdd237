import { log } from './logger.js';
import { metrics } from './metrics.js';
import { collectorUp } from './state-metrics.js';

export interface Collector {
  readonly name: string;
  readonly collect: () => Promise<void> | void;
}

const TIMEOUT_MS = 3_000;
/** Two scrapers, or an impatient one, ask the database no more often than this. */
const FRESH_MS = 2_000;

/**
 * Reads state at the time of a scrape. A reading that fails or hangs is told as
 * `mi_collector_up 0` and spoils none of the others.
 */
export class Collectors {
  private list: Collector[] = [];
  private running: Promise<void> | undefined;
  private readAt = 0;

  /** @returns takes them away again */
  add(...added: readonly Collector[]): () => void {
    this.list.push(...added);
    return () => {
      this.list = this.list.filter((each) => !added.includes(each));
    };
  }

  /** The whole registry in the text format of Prometheus, freshly read. */
  async exposition(): Promise<string> {
    if (Date.now() - this.readAt > FRESH_MS) {
      this.running ??= this.readAll().finally(() => {
        this.readAt = Date.now();
        this.running = undefined;
      });
    }
    await this.running;
    return metrics.metrics();
  }

  private async readAll(): Promise<void> {
    await Promise.all(
      this.list.map(async ({ name, collect }) => {
        const isUp = await withinTime(Promise.resolve().then(collect)).catch((error: unknown) => {
          log.warn({ err: error, collector: name }, 'state could not be read');
          return false;
        });
        collectorUp.set({ collector: name }, isUp ? 1 : 0);
      }),
    );
  }
}

/** Like the registry, one per process. */
export const collectors = new Collectors();

function withinTime(work: Promise<void>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(false), TIMEOUT_MS);
    work.then(() => resolve(true), reject).finally(() => clearTimeout(timer));
  });
}
