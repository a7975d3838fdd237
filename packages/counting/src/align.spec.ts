import { describe, expect, it } from 'vitest';
import { drawTexture, film } from '../test/synthetic-shelf.js';
import { align } from './align.js';
import { apply, IDENTITY, multiply, translation } from './homography.js';
import { buildPyramid } from './image.js';
import { buildTemplate } from './template.js';
import type { Homography } from './types.js';

const SIZE = { width: 320, height: 180 };
const texture = drawTexture(5, 600, 400);
const base = translation(-120, -90);
const template = buildTemplate(buildPyramid(film(texture, base, SIZE), 4));

function cornerError(found: Homography, truth: Homography): number {
  return Math.max(
    ...[0, SIZE.width].flatMap((x) =>
      [0, SIZE.height].map((y) => {
        const a = apply(found, x, y);
        const b = apply(truth, x, y);
        return Math.hypot(a.x - b.x, a.y - b.y);
      }),
    ),
  );
}

describe('align', () => {
  it.each([
    ['a shift', translation(6.4, -3.7)],
    ['a zoom', [1.05, 0, -8, 0, 1.05, -4, 0, 0, 1]],
    ['a turn', [0.999, -0.035, 4, 0.035, 0.999, -5, 0, 0, 1]],
    ['a tilt', [1.01, 0.01, 2, -0.01, 1, 1, 6e-5, -4e-5, 1]],
  ] as ReadonlyArray<[string, Homography]>)('recovers %s to a third of a pixel', (_, motion) => {
    const image = buildPyramid(film(texture, multiply(motion, base), SIZE), 4);
    const found = align(template, image, IDENTITY, { startLevel: 3 });
    expect(found).toBeDefined();
    expect(cornerError(found!.map, motion)).toBeLessThan(0.3);
    expect(found!.correlation).toBeGreaterThan(0.9);
  });

  it('is not moved by a change of light', () => {
    const motion = translation(3, 2);
    const image = buildPyramid(film(texture, multiply(motion, base), SIZE, 0.6), 4);
    const found = align(template, image, IDENTITY, { startLevel: 3 });
    expect(cornerError(found!.map, motion)).toBeLessThan(0.3);
  });

  it('holds its place when something passes through a quarter of the view', () => {
    const motion = translation(4, -2);
    const seen = film(texture, multiply(motion, base), SIZE);
    for (let y = 0; y < SIZE.height; y++) {
      seen.pixels.fill(140, y * SIZE.width + 200, y * SIZE.width + 280);
    }
    const found = align(template, buildPyramid(seen, 4), IDENTITY, { startLevel: 3 });
    expect(cornerError(found!.map, motion)).toBeLessThan(0.4);
    expect(found!.agreement).toBeGreaterThan(0.6);
  });

  it('shows by its correlation that another scene is another scene', () => {
    const image = buildPyramid(film(drawTexture(77, 600, 400), base, SIZE), 4);
    const found = align(template, image, IDENTITY, { startLevel: 3 });
    expect(found?.correlation ?? 0).toBeLessThan(0.5);
  });
});
