/** At this speed or faster one part leaves the line room for another: 5 MiB in 10 s. */
const QUICK_BYTES_PER_MS = 524;

export interface PartLanesOptions {
  /** No more than so many at once. */
  most: number;
  /** Milliseconds of any clock that only goes forward. */
  now?: () => number;
}

/**
 * How many parts are on their way at once. Parts that share a slow line all take long, and a line that
 * breaks loses all of them: one at first, one more after each part that went quickly, and one again
 * after any that failed.
 */
export class PartLanes {
  private width = 1;
  private busy = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly now: () => number;

  constructor(private readonly options: PartLanesOptions) {
    this.now = options.now ?? (() => performance.now());
  }

  /** Sends `sizeBytes` as soon as there is a lane for them; every try comes through here anew. */
  async run<T>(sizeBytes: number, send: () => Promise<T>): Promise<T> {
    if (this.busy >= this.width) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.busy += 1;
    }
    const startedAt = this.now();
    try {
      const sent = await send();
      const isQuick = sizeBytes >= (this.now() - startedAt) * QUICK_BYTES_PER_MS;
      if (isQuick) this.width = Math.min(this.options.most, this.width + 1);
      return sent;
    } catch (error) {
      this.width = 1;
      throw error;
    } finally {
      this.busy -= 1;
      this.admit();
    }
  }

  private admit(): void {
    while (this.busy < this.width) {
      const next = this.waiting.shift();
      if (next === undefined) return;
      this.busy += 1;
      next();
    }
  }
}
