/**
 * Tells a slow machine from something stuck: while the lowest count so far goes on falling there is
 * progress, however long it takes.
 */
export class Stillness {
  private lowest = Number.POSITIVE_INFINITY;
  private lowestAt: number;

  constructor(
    /** So long without a new lowest count is stuck, in ms. */
    private readonly patienceMs: number,
    private readonly now: () => number = Date.now,
  ) {
    this.lowestAt = now();
  }

  /** Whether nothing has got less for too long. */
  isStuck(count: number): boolean {
    if (count < this.lowest || count === 0) {
      this.lowest = count;
      this.lowestAt = this.now();
    }
    return this.now() - this.lowestAt > this.patienceMs;
  }

  /** Counting begins anew. */
  reset(): void {
    this.lowest = Number.POSITIVE_INFINITY;
    this.lowestAt = this.now();
  }
}
