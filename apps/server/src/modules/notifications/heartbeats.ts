/** Between two signs of life on a stream. */
const ROUND_MS = 15_000;
const SLOTS = 15;

export interface Beating {
  beat: () => void;
}

/**
 * Signs of life for all open streams by one timer: a fifteenth of them each second, so that thousands
 * cost neither a timer each nor one long moment in which nobody else is served.
 */
export class Heartbeats {
  private readonly slots = Array.from({ length: SLOTS }, () => new Set<Beating>());
  private timer: NodeJS.Timeout | undefined;
  private next = 0;
  private given = 0;

  /** The answer is what `remove` wants to know. */
  add(stream: Beating): number {
    const slot = this.given % SLOTS;
    this.given += 1;
    this.slots[slot]?.add(stream);
    this.timer ??= setInterval(() => this.tick(), ROUND_MS / SLOTS).unref();
    return slot;
  }

  remove(stream: Beating, slot: number): void {
    this.slots[slot]?.delete(stream);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tick(): void {
    for (const stream of this.slots[this.next] ?? []) stream.beat();
    this.next = (this.next + 1) % SLOTS;
  }
}
