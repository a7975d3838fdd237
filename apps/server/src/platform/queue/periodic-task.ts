import { runInLogContext } from '../telemetry/log-context.js';
import { log } from '../telemetry/logger.js';

export interface PeriodicTaskOptions {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

/**
 * The first run comes within a minute and a half: workers that come and go with the load may not live as
 * long as a period. Drawn by lot, so that those that start together do not all ask at once.
 */
const FIRST_MS = { least: 30_000, most: 90_000 };

/**
 * Repeats housekeeping in this process: one run at a time, a failed one is logged and the next
 * comes all the same. For work that any number of workers may do at once.
 */
export class PeriodicTask {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(private readonly options: PeriodicTaskOptions) {}

  /** The first run comes after a period, or sooner where the period is long. */
  start(): void {
    const { least, most } = FIRST_MS;
    this.schedule(Math.min(this.options.everyMs, least + Math.random() * (most - least)));
  }

  /** Waits for a run that has begun. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(inMs: number): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.running = runInLogContext({ job: this.options.name }, () => this.tick());
    }, inMs);
    this.timer.unref();
  }

  private async tick(): Promise<void> {
    try {
      await this.options.run();
    } catch (error) {
      log.warn({ err: error, task: this.options.name }, 'periodic task failed');
    }
    this.schedule(this.options.everyMs);
  }
}
