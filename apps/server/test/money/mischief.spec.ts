import { describe, expect, it } from 'vitest';
import { Random } from '../support/vendors/random.js';
import { Mischief } from './mischief.js';

describe('Mischief', () => {
  it('comes after so many operations, and not while none are done', () => {
    let done = 0;
    const at: number[] = [];
    const mischief = new Mischief({
      random: new Random(3),
      least: 10,
      most: 20,
      operations: () => done,
      act: () => at.push(done),
    });
    for (done = 0; done < 1_000; done += 1) {
      mischief.look();
      mischief.look();
    }
    const gaps = at.map((each, index) => each - (at[index - 1] ?? 0));
    expect(gaps.length).toBeGreaterThan(49);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(20);
  });
});
