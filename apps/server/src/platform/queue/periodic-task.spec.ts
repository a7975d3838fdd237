import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { log } from '../telemetry/logger.js';
import { PeriodicTask } from './periodic-task.js';

const HOUR = 3_600_000;

describe('a periodic task', () => {
  const told = log.level;
  beforeEach(() => {
    log.level = 'silent';
    vi.useFakeTimers();
  });
  afterEach(() => {
    log.level = told;
    vi.useRealTimers();
  });

  function counted(everyMs: number, run = async (): Promise<void> => undefined) {
    const made = { runs: 0 };
    const task = new PeriodicTask({
      name: 'count',
      everyMs,
      run: () => {
        made.runs += 1;
        return run();
      },
    });
    return { made, task };
  }

  it('runs soon after its start, then once a period', async () => {
    const { made, task } = counted(HOUR);
    task.start();
    await vi.advanceTimersByTimeAsync(29_000);
    expect(made.runs).toBe(0);
    await vi.advanceTimersByTimeAsync(61_000);
    expect(made.runs).toBe(1);
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(made.runs).toBe(2);
    await task.stop();
    await vi.advanceTimersByTimeAsync(2 * HOUR);
    expect(made.runs).toBe(2);
  });

  it('waits no longer than its period, and goes on after a failure', async () => {
    const { made, task } = counted(1_000, () => Promise.reject(new Error('away')));
    task.start();
    await vi.advanceTimersByTimeAsync(3_500);
    expect(made.runs).toBe(3);
    await task.stop();
  });

  it('does not begin again before a run is done, and stops when that is', async () => {
    let finish = (): void => undefined;
    const { made, task } = counted(1_000, () => new Promise<void>((done) => (finish = done)));
    task.start();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(made.runs).toBe(1);
    const stopped = task.stop();
    finish();
    await stopped;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(made.runs).toBe(1);
  });
});
