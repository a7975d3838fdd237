import { describe, expect, it } from 'vitest';
import { chooseFronts, frontInCrop, LEARNT_PER_ITEM } from './evidence-front.js';

const facing = (x: number, y: number, width: number, height: number) => ({
  key: `${x},${y}`,
  box: { x, y, width, height },
  views: 3,
});

describe('the fronts that are learnt from', () => {
  it('are whole and large, the largest first, and few', () => {
    const chosen = chooseFronts([
      facing(0.3, 0.3, 0.1, 0.2),
      facing(0, 0.3, 0.2, 0.4),
      facing(0.5, 0.3, 0.12, 0.25),
      facing(0.7, 0.3, 0.02, 0.04),
      facing(0.6, 0.3, 0.08, 0.2),
    ]);
    expect(chosen.map(({ key }) => key)).toEqual(['0.5,0.3', '0.3,0.3']);
    expect(chosen).toHaveLength(LEARNT_PER_ITEM);
  });

  it('lie within their picture by the margin it was cut with', () => {
    const front = frontInCrop({ x: 0.4, y: 0.4, width: 0.1, height: 0.2 });
    expect(front.x).toBeCloseTo(0.08 / 1.16);
    expect(front.width).toBeCloseTo(1 / 1.16);
    expect(front.y + front.height).toBeCloseTo(1.08 / 1.16);
  });

  it('touch the picture’s edge where the frame had none to show', () => {
    const front = frontInCrop({ x: 0, y: 0.5, width: 0.2, height: 0.5 });
    expect(front.x).toBe(0);
    expect(front.y + front.height).toBeCloseTo(1);
  });
});
