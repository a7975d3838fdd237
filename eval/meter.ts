export interface Metered<T> {
  readonly value: T;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Largest resident size of this process while the work ran, sampled; children not counted. */
  readonly peakMemoryMiB: number;
}

const SAMPLE_MS = 50;

/** Runs work and measures what it takes. */
export async function meter<T>(work: (sample: () => void) => Promise<T>): Promise<Metered<T>> {
  let peak = process.memoryUsage.rss();
  const sample = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(sample, SAMPLE_MS);
  const start = performance.now();
  const cpu = process.cpuUsage();
  try {
    const value = await work(sample);
    sample();
    const spent = process.cpuUsage(cpu);
    return {
      value,
      seconds: (performance.now() - start) / 1000,
      cpuSeconds: (spent.user + spent.system) / 1e6,
      peakMemoryMiB: peak / 2 ** 20,
    };
  } finally {
    clearInterval(timer);
  }
}
