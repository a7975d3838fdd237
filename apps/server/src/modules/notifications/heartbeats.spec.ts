import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Heartbeats } from './heartbeats.js';

describe('Heartbeats', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('beats each stream once in fifteen seconds, not all in one moment', () => {
    const heartbeats = new Heartbeats();
    const beats: number[] = [];
    for (let index = 0; index < 45; index += 1) {
      heartbeats.add({ beat: () => void beats.push(index) });
    }
    vi.advanceTimersByTime(1_000);
    expect(beats).toHaveLength(3);
    vi.advanceTimersByTime(14_000);
    expect([...beats].sort((a, b) => a - b)).toEqual(Array.from({ length: 45 }, (_, n) => n));
    heartbeats.stop();
  });

  it('leaves out a stream that was taken away, and all after the stop', () => {
    const heartbeats = new Heartbeats();
    const gone = { beat: vi.fn() };
    const there = { beat: vi.fn() };
    const slot = heartbeats.add(gone);
    heartbeats.add(there);
    heartbeats.remove(gone, slot);
    vi.advanceTimersByTime(15_000);
    expect(gone.beat).not.toHaveBeenCalled();
    expect(there.beat).toHaveBeenCalledTimes(1);
    heartbeats.stop();
    vi.advanceTimersByTime(60_000);
    expect(there.beat).toHaveBeenCalledTimes(1);
  });
});
