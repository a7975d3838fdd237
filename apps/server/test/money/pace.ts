import { setTimeout as sleep } from 'node:timers/promises';
import { Stillness } from './stillness.js';

/** Above so much before the workers people wait, below so much they go on. */
const FULL = 400;
const EMPTY_ENOUGH = 150;
const LOOK_EVERY_MS = 500;

/** Keeps people from doing more than the workers of this machine get done: work may not pile up. */
export class Pace {
  /** How long people were kept waiting, all together once. */
  heldMs = 0;
  /** The most that the workers had before them. */
  peak = 0;
  private isHolding = false;
  private isStopped = false;
  private watching: Promise<void> = Promise.resolve();

  constructor(
    private readonly pressure: () => Promise<number>,
    /** Told once when, with everybody waiting, nothing has got less for so long. */
    private readonly stuck: { afterMs: number; tell: () => void },
  ) {}

  start(): void {
    this.watching = this.watch();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    await this.watching;
  }

  /** Resolves when there is room for another step. */
  async room(): Promise<void> {
    while (this.isHolding && !this.isStopped) await sleep(50);
  }

  private async watch(): Promise<void> {
    const stillness = new Stillness(this.stuck.afterMs);
    let before = Date.now();
    while (!this.isStopped) {
      await sleep(LOOK_EVERY_MS);
      const now = Date.now();
      if (this.isHolding) this.heldMs += now - before;
      before = now;
      const pressure = await this.pressure().catch(() => undefined);
      if (pressure === undefined) continue;
      this.peak = Math.max(this.peak, pressure);
      if (!this.isHolding) stillness.reset();
      this.isHolding = pressure > (this.isHolding ? EMPTY_ENOUGH : FULL);
      if (this.isHolding && stillness.isStuck(pressure)) {
        this.stuck.tell();
        this.isHolding = false;
        this.isStopped = true;
      }
    }
  }
}
