import { describe, expect, it, vi } from 'vitest';
import { ProviderError } from '../provider-error.js';
import { Deadline } from './deadline.js';
import { faultOfStatus } from './http-fault.js';
import { inParallel } from './in-parallel.js';
import { parseRetryAfter, withRetry } from './retry.js';

const options = { attempts: 3, baseMs: 1, longestWaitMs: 1_000 };
const live = new AbortController().signal;

describe('a call that is tried again', () => {
  it('gives up at once when the fault will not pass', async () => {
    const call = vi.fn().mockRejectedValue(new ProviderError('openai', 'refused', 'no'));
    await expect(withRetry(call, live, options)).rejects.toMatchObject({ fault: 'refused' });
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('does not wait out its time when it is given up', async () => {
    const controller = new AbortController();
    const error = new ProviderError('openai', 'rate_limited', 'later', { retryAfterMs: 900 });
    const startedAt = performance.now();
    setTimeout(() => controller.abort(new Error('canceled')), 20);
    const asked = withRetry(() => Promise.reject(error), controller.signal, options);
    await expect(asked).rejects.toThrow('canceled');
    expect(performance.now() - startedAt).toBeLessThan(800);
  });

  it.each([
    [{ 'retry-after': '7' }, 7_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after-ms': '120', 'retry-after': '7' }, 120],
    [{ 'retry-after': 'Wed, 25 Nov 2026 00:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Wed, 25 Nov 2026 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-3' }, undefined],
    [{}, undefined],
  ])('reads %j as a wait of %s ms', (headers, expected) => {
    const now = Date.parse('2026-11-25T00:00:00Z');
    expect(parseRetryAfter(new Headers(headers as Record<string, string>), now)).toBe(expected);
  });
});

describe('a deadline', () => {
  it('ends a call that is silent, and not one that shows signs of life', async () => {
    const silent = new Deadline(live, { totalMs: 5_000, idleMs: 40 });
    await expect.poll(() => silent.isExpired).toBe(true);
    silent.dispose();
    const alive = new Deadline(live, { totalMs: 5_000, idleMs: 4_000 });
    alive.touch();
    expect(alive.signal.aborted).toBe(false);
    alive.dispose();
  });

  it('ends a call that never ends', async () => {
    const endless = new Deadline(live, { totalMs: 40, idleMs: 5_000 });
    await expect.poll(() => endless.isExpired).toBe(true);
    endless.dispose();
  });

  it('knows that it was not the one who gave up', () => {
    const outer = new AbortController();
    const deadline = new Deadline(outer.signal, { totalMs: 5_000, idleMs: 5_000 });
    outer.abort(new Error('canceled'));
    expect(deadline.signal.aborted).toBe(true);
    expect(deadline.isExpired).toBe(false);
    deadline.dispose();
  });
});

describe('work beside each other', () => {
  it('keeps to its limit and does everything once', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await inParallel([1, 2, 3, 4, 5, 6, 7], 3, live, async (item) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      done.push(item);
    });
    expect(most).toBe(3);
    expect(done.sort()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('stops the others at the first failure, waits for them and tells the first', async () => {
    let aborted = 0;
    const work = async (item: number, signal: AbortSignal): Promise<void> => {
      if (item === 1) throw new Error('first');
      await new Promise<void>((_, reject) => {
        signal.addEventListener('abort', () => {
          aborted += 1;
          reject(new Error('later'));
        });
      });
    };
    await expect(inParallel([2, 3, 1, 4], 3, live, work)).rejects.toThrow('first');
    expect(aborted).toBe(2);
  });
});

describe('an HTTP status', () => {
  it.each([
    [400, 'rejected'],
    [401, 'unauthorized'],
    [402, 'out_of_funds'],
    [403, 'unauthorized'],
    [404, 'rejected'],
    [408, 'timeout'],
    [409, 'unavailable'],
    [413, 'rejected'],
    [422, 'rejected'],
    [429, 'rate_limited'],
    [500, 'unavailable'],
    [502, 'unavailable'],
    [503, 'overloaded'],
    [504, 'timeout'],
    [529, 'overloaded'],
  ] as const)('%i means %s', (status, fault) => {
    expect(faultOfStatus(status)).toBe(fault);
  });
});
