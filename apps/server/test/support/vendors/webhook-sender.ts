import { Random } from './random.js';

/** How unreliable the wire to us is. */
export interface Disorder {
  readonly seed: number;
  /** Chance that a delivery is made again. */
  readonly duplicate: number;
  /** Chance that it is lost; the vendor does not know. */
  readonly lose: number;
  /** Longest delay of a delivery; unequal delays reorder them. */
  readonly maxDelayMs: number;
}

export const ORDERLY: Disorder = { seed: 1, duplicate: 0, lose: 0, maxDelayMs: 0 };
const RETRY_MS = 400;
const MAX_TRIES = 25;

/** Delivers signed events as vendors do: late, twice, out of order, again until a 2xx. */
export class WebhookSender {
  readonly sent: Array<{ type: string; status: number }> = [];
  /** Nothing that is sent now arrives, and the vendor does not know. */
  isMuted = false;
  private readonly random: Random;
  private readonly open = new Set<Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private stopped = false;

  constructor(
    private readonly url: string | undefined,
    private readonly sign: (body: string) => Record<string, string>,
    private readonly disorder: Disorder,
  ) {
    this.random = new Random(disorder.seed);
  }

  send(event: { type: string }): void {
    if (this.url === undefined || this.isMuted) return;
    if (this.random.chance(this.disorder.lose)) return;
    const body = JSON.stringify(event);
    const times = this.random.chance(this.disorder.duplicate) ? this.random.integer(2, 3) : 1;
    for (let index = 0; index < times; index += 1) {
      const delay = this.random.integer(0, this.disorder.maxDelayMs);
      const work = this.wait(delay).then(() => this.deliver(this.url ?? '', event.type, body));
      this.open.add(work);
      void work.finally(() => this.open.delete(work));
    }
  }

  /** Settles when nothing is on its way any more. */
  async idle(): Promise<void> {
    while (this.open.size > 0) await Promise.all(this.open);
  }

  stop(): void {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
  }

  private async deliver(url: string, type: string, body: string): Promise<void> {
    for (let attempt = 1; attempt <= MAX_TRIES && !this.stopped; attempt += 1) {
      const status = await post(url, body, this.sign(body));
      this.sent.push({ type, status });
      if (status >= 200 && status < 300) return;
      await this.wait(RETRY_MS);
    }
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.timers.delete(timer);
        resolve();
      }, ms);
      this.timers.add(timer);
    });
  }
}

/** The status of the answer; 0 when there was none. */
async function post(url: string, body: string, headers: Record<string, string>): Promise<number> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
      signal: AbortSignal.timeout(15_000),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}
