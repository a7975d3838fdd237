import { describe, expect, it } from 'vitest';
import { frameAt, sampleIndex } from './decode-gray.js';

describe('the number of a frame', () => {
  it('is that of the frame shown nearest to its time, also when frames come unevenly', () => {
    const times = [0, 33, 67, 100, 180, 213];
    expect(times.map((time) => frameAt(times, time))).toEqual([0, 1, 2, 3, 4, 5]);
    expect([20, 110, 139, 141, 999, -5].map((time) => frameAt(times, time))).toEqual([
      1, 3, 3, 4, 5, 0,
    ]);
  });

  it('alternates two and three frames at a stride of two and a half', () => {
    expect([1, 2, 3, 4].map((k) => sampleIndex(k, 2.5))).toEqual([3, 5, 8, 10]);
  });
});
