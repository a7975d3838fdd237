import autocannon from 'autocannon';

export interface Shot {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Answers other than 2xx, and connections that broke or timed out. */
  readonly failures: number;
}

/**
 * Holds `connections` busy for `seconds`, each asking what `requestOf` gives for its number.
 * @returns requests per second and latencies in milliseconds
 */
export async function fire(options: {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly requestOf: (connection: number) => autocannon.Request;
}): Promise<Shot> {
  const { url, connections, seconds, requestOf } = options;
  let next = 0;
  const result = await autocannon({
    url,
    connections,
    duration: seconds,
    setupClient: (client) => {
      client.setRequests([requestOf(next)]);
      next += 1;
    },
  });
  const { latency } = result;
  return {
    requestsPerSecond: result.requests.average,
    p50: latency.p50,
    // The histogram has no 95th percentile: the next one above it is never the kinder figure.
    p95: latency.p97_5,
    p99: latency.p99,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}

/** The shot with the middle throughput, and the failures of all. */
export function middle(shots: readonly Shot[]): Shot {
  const sorted = [...shots].sort((a, b) => a.requestsPerSecond - b.requestsPerSecond);
  const shot = sorted[Math.floor(sorted.length / 2)];
  if (!shot) throw new Error('nothing was measured');
  return { ...shot, failures: shots.reduce((sum, each) => sum + each.failures, 0) };
}
