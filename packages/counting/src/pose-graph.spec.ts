import { describe, expect, it } from 'vitest';
import { apply, invert, multiply, translation } from './homography.js';
import { optimisePoses, type PoseEdge } from './pose-graph.js';
import type { Homography } from './types.js';

const SIZE = { width: 480, height: 270 };

describe('optimisePoses', () => {
  it('spreads the drift of a chain over the loop that a return closes', () => {
    const n = 12;
    const truth = Array.from({ length: n }, (_, i) =>
      translation(i < 6 ? 60 * i : 60 * (11 - i), 0),
    );
    const drifting = (map: Homography): Homography => multiply(translation(0.8, -0.3), map);
    const chain: PoseEdge[] = truth.slice(1).map((pose, i) => ({
      from: i,
      to: i + 1,
      map: drifting(multiply(invert(pose), truth[i]!)),
      weight: 1,
    }));
    const loops: PoseEdge[] = [0, 1, 2, 3, 4].map((i) => ({
      from: i,
      to: 11 - i,
      map: multiply(invert(truth[11 - i]!), truth[i]!),
      weight: 1,
    }));
    const start = [truth[0]!];
    for (const edge of chain) start.push(multiply(start[edge.from]!, invert(edge.map)));
    const poses = optimisePoses(start, [...chain, ...loops], new Set([0]), SIZE);
    const endError = (all: readonly Homography[]): number => {
      const p = apply(all[11]!, 240, 135);
      return Math.hypot(p.x - 240, p.y - 135);
    };
    expect(endError(start)).toBeGreaterThan(8);
    expect(endError(poses)).toBeLessThan(1);
  });

  it('leaves a consistent map alone', () => {
    const truth = [0, 1, 2, 3].map((i) => translation(90 * i, 5 * i));
    const edges = truth.slice(1).map((pose, i) => ({
      from: i,
      to: i + 1,
      map: multiply(invert(pose), truth[i]!),
      weight: 1,
    }));
    const poses = optimisePoses(truth, edges, new Set([0]), SIZE);
    poses.forEach((pose, i) => {
      const p = apply(pose, 100, 100);
      const q = apply(truth[i]!, 100, 100);
      expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeLessThan(1e-6);
    });
  });
});
