import { AbortError } from '../abort';
import { sleep } from './backoff';
import { runPool } from './run-pool';

const forever = (signal: AbortSignal) => sleep(60_000, signal);

describe('a pool', () => {
  it('does everything once, no more at a time than it is wide', async () => {
    const done: number[] = [];
    let busy = 0;
    let most = 0;
    const { signal } = new AbortController();
    await runPool([1, 2, 3, 4, 5], { width: 2, signal }, async (item) => {
      busy += 1;
      most = Math.max(most, busy);
      await Promise.resolve();
      busy -= 1;
      done.push(item);
    });
    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('throws the first fault only when nothing of it is under way any more', async () => {
    const ended: number[] = [];
    const begun: number[] = [];
    const { signal } = new AbortController();
    const pool = runPool([1, 2, 3, 4], { width: 2, signal }, async (item, stop) => {
      begun.push(item);
      if (item === 2) throw new Error('the line broke');
      await forever(stop).finally(() => ended.push(item));
    });
    await expect(pool).rejects.toThrow('the line broke');
    expect(begun).toEqual([1, 2]);
    expect(ended).toEqual([1]);
  });

  it('ends when it is told to from outside', async () => {
    const outside = new AbortController();
    const pool = runPool([1, 2], { width: 2, signal: outside.signal }, (_, stop) => forever(stop));
    outside.abort();
    await expect(pool).rejects.toThrow(AbortError);
  });
});
