export interface DeadlineOptions {
  /** From the start of a call to its end. */
  readonly totalMs: number;
  /** Between two signs of life. A model that thinks says nothing for a while. */
  readonly idleMs: number;
}

export const DEFAULT_DEADLINE: DeadlineOptions = { totalMs: 240_000, idleMs: 90_000 };

/** Ends a call that takes too long in all, or that shows no sign of life. */
export class Deadline {
  readonly signal: AbortSignal;
  private readonly controller = new AbortController();
  private readonly total: NodeJS.Timeout;
  private idle: NodeJS.Timeout;

  constructor(
    private readonly outer: AbortSignal,
    private readonly options: DeadlineOptions,
  ) {
    this.signal = this.controller.signal;
    this.total = setTimeout(this.expire, options.totalMs);
    this.idle = setTimeout(this.expire, options.idleMs);
    outer.addEventListener('abort', this.pass, { once: true });
    if (outer.aborted) this.pass();
  }

  /** Whether the time ran out, rather than that the caller gave up. */
  get isExpired(): boolean {
    return this.signal.aborted && !this.outer.aborted;
  }

  /** A sign of life has come. */
  touch(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(this.expire, this.options.idleMs);
  }

  /** To be called when the call has ended, however it did. */
  dispose(): void {
    clearTimeout(this.total);
    clearTimeout(this.idle);
    this.outer.removeEventListener('abort', this.pass);
  }

  private readonly expire = (): void => this.controller.abort(new Error('deadline'));
  private readonly pass = (): void => this.controller.abort(this.outer.reason);
}
