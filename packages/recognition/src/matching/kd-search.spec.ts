import { describe, expect, it } from 'vitest';
import { DESCRIPTOR_LENGTH } from '../features/root-sift.js';
import { buildKdForest, randomFrom, type KdForest } from './kd-forest.js';
import { KdSearch } from './kd-search.js';

const COUNT = 3000;

function randomPoints(count: number, seed: number): Uint8Array {
  const random = randomFrom(seed);
  return Uint8Array.from({ length: count * DESCRIPTOR_LENGTH }, () => random() ** 3 * 200);
}

function forestOf(points: Uint8Array): KdForest {
  return buildKdForest(points.length / DESCRIPTOR_LENGTH, (target) => target.set(points));
}

describe('KdSearch', () => {
  const points = randomPoints(COUNT, 3);
  const forest = forestOf(points);

  it('finds the point that a disturbed query came from', () => {
    const search = new KdSearch(forest, 4, 256);
    const random = randomFrom(8);
    let hits = 0;
    for (let i = 0; i < 200; i += 1) {
      const at = i * 15 * DESCRIPTOR_LENGTH;
      const query = points
        .slice(at, at + DESCRIPTOR_LENGTH)
        .map((v) => Math.max(0, v + 16 * (random() - 0.5)));
      const found = search.search(query, 0, Infinity);
      if (found.index[0] === i * 15) hits += 1;
    }
    expect(hits).toBeGreaterThan(190);
  });

  it('gives neighbours nearest first and none beyond the limit', () => {
    const search = new KdSearch(forest, 8, 512);
    const limit = 900_000;
    const found = search.search(randomPoints(1, 99), 0, limit);
    const distances = [...found.distance.subarray(0, found.count)];
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(distances.every((d) => d < limit)).toBe(true);
  });

  it('survives many equal points and an empty catalogue', () => {
    const same = new Uint8Array(500 * DESCRIPTOR_LENGTH).fill(7);
    const found = new KdSearch(forestOf(same), 3, 64).search(same, 0, 10);
    expect(found.count).toBe(3);
    const none = new KdSearch(forestOf(new Uint8Array(0)), 3, 64).search(same, 0, 10);
    expect(none.count).toBe(0);
  });
});
