import { runInLogContext } from '../telemetry/log-context.js';
import { log } from '../telemetry/logger.js';

export interface PeriodicTaskOptions {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

/**
 * Repeats housekeeping in this process: one run at a time, a failed one is logged and the next
 * comes all the same. For work that any number of workers may do at once.
 */
export class PeriodicTask {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(private readonly options: PeriodicTaskOptions) {}

  /** The first run comes after one period. */
  start(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.running = runInLogContext({ job: this.options.name }, () => this.tick());
    }, this.options.everyMs);
    this.timer.unref();
  }

  /** Waits for a run that has begun. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async tick(): Promise<void> {
    try {
      await this.options.run();
    } catch (error) {
      log.warn({ err: error, task: this.options.name }, 'periodic task failed');
    }
    this.start();
  }
}
