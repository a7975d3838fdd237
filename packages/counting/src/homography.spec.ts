import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, invert, isPlausible, mapBox, multiply, rescale, type Homography } from './index.js';
import { IDENTITY } from './homography.js';

const camera = fc
  .record({
    zoom: fc.double({ min: 0.5, max: 2, noNaN: true }),
    turn: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    x: fc.double({ min: -500, max: 500, noNaN: true }),
    y: fc.double({ min: -500, max: 500, noNaN: true }),
    tilt: fc.double({ min: -1e-4, max: 1e-4, noNaN: true }),
  })
  .map(({ zoom, turn, x, y, tilt }): Homography => {
    const [c, s] = [zoom * Math.cos(turn), zoom * Math.sin(turn)];
    return [c, -s, x, s, c, y, tilt, -tilt, 1];
  });

describe('homography', () => {
  it('undoes itself by its inverse', () => {
    fc.assert(
      fc.property(
        camera,
        fc.integer({ min: 0, max: 1280 }),
        fc.integer({ min: 0, max: 720 }),
        (h, x, y) => {
          const there = apply(h, x, y);
          const back = apply(invert(h), there.x, there.y);
          expect(Math.hypot(back.x - x, back.y - y)).toBeLessThan(1e-6);
        },
      ),
    );
  });

  it('composes: the product maps as one after the other', () => {
    fc.assert(
      fc.property(camera, camera, (a, b) => {
        const first = apply(b, 300, 200);
        const both = apply(multiply(a, b), 300, 200);
        const second = apply(a, first.x, first.y);
        expect(Math.hypot(both.x - second.x, both.y - second.y)).toBeLessThan(1e-6);
      }),
    );
  });

  it('keeps its meaning when both images are resized', () => {
    fc.assert(
      fc.property(camera, (h) => {
        const small = rescale(h, 0.375);
        const full = apply(h, 640, 360);
        const scaled = apply(small, 640.5 * 0.375 - 0.5, 360.5 * 0.375 - 0.5);
        expect((scaled.x + 0.5) / 0.375 - 0.5).toBeCloseTo(full.x, 6);
        expect((scaled.y + 0.5) / 0.375 - 0.5).toBeCloseTo(full.y, 6);
      }),
    );
  });

  it('maps a box without growing it by a small turn', () => {
    const turn = 0.05;
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const box = mapBox([c, -s, 0, s, c, 0, 0, 0, 1], { x: 0, y: 0, width: 100, height: 200 });
    expect(box.width).toBeCloseTo(100 * c, 6);
    expect(box.height).toBeCloseTo(200 * c, 6);
  });

  it('finds a mirrored, folded or wildly zoomed map implausible', () => {
    expect(isPlausible(IDENTITY, 480, 270)).toBe(true);
    expect(isPlausible([-1, 0, 480, 0, 1, 0, 0, 0, 1], 480, 270)).toBe(false);
    expect(isPlausible([1, 0, 0, 0, 1, 0, -0.01, 0, 1], 480, 270)).toBe(false);
    expect(isPlausible([9, 0, 0, 0, 9, 0, 0, 0, 1], 480, 270)).toBe(false);
    expect(isPlausible([NaN, 0, 0, 0, 1, 0, 0, 0, 1], 480, 270)).toBe(false);
  });
});
