import type { Random } from '../support/vendors/random.js';

const LOOK_EVERY_MS = 100;

/**
 * Repeats a mischief by the work that was done and not by the clock: on a slow machine something that
 * is broken every few seconds is never whole, and then nothing is tested but the machine.
 */
export class Mischief {
  private timer: NodeJS.Timeout | undefined;
  private nextAt: number;

  constructor(
    private readonly options: {
      readonly random: Random;
      /** Operations between two of them, drawn anew each time. */
      readonly least: number;
      readonly most: number;
      readonly operations: () => number;
      readonly act: () => void;
    },
  ) {
    this.nextAt = this.gap();
  }

  start(): void {
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Public for tests. */
  look(): void {
    const done = this.options.operations();
    if (done < this.nextAt) return;
    this.nextAt = done + this.gap();
    this.options.act();
  }

  private gap(): number {
    return this.options.random.integer(this.options.least, this.options.most);
  }
}
