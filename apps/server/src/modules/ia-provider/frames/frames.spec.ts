import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitWithin, imageTokens, patchesOf, type ImageLimits } from './image-limits.js';
import { joinTiles } from './join-tiles.js';
import { planTiles, type Tile } from './plan-tiles.js';

const limits: ImageLimits = { maxSidePx: 1568, patchPx: 28, maxPatches: 1568, tokensPerPatch: 1 };
const size = fc.record({
  width: fc.integer({ min: 200, max: 4096 }),
  height: fc.integer({ min: 200, max: 4096 }),
});

describe('a frame for a vendor', () => {
  it('of 720p is sent whole and as it is', () => {
    const tiles = planTiles({ width: 1280, height: 720 }, limits);
    expect(tiles).toEqual([
      { area: { x: 0, y: 0, width: 1280, height: 720 }, sent: { width: 1280, height: 720 } },
    ]);
    expect(imageTokens({ width: 1280, height: 720 }, limits)).toBe(46 * 26);
  });

  it('of 1080p is scaled, of 4K is cut', () => {
    expect(planTiles({ width: 1920, height: 1080 }, limits)).toHaveLength(1);
    expect(planTiles({ width: 3840, height: 2160 }, limits).length).toBeGreaterThan(1);
  });

  it('keeps to the limits in every part, and the parts cover it', () => {
    fc.assert(
      fc.property(size, (frame) => {
        const tiles = planTiles(frame, limits);
        for (const { area, sent } of tiles) {
          expect(Math.max(sent.width, sent.height)).toBeLessThanOrEqual(limits.maxSidePx);
          expect(patchesOf(sent, limits)).toBeLessThanOrEqual(limits.maxPatches);
          expect(area.x).toBeGreaterThanOrEqual(0);
          expect(area.y).toBeGreaterThanOrEqual(0);
          expect(area.x + area.width).toBeLessThanOrEqual(frame.width);
          expect(area.y + area.height).toBeLessThanOrEqual(frame.height);
          // The shape stays: to within a pixel of rounding.
          expect(Math.abs(sent.width / area.width - sent.height / area.height)).toBeLessThan(0.01);
        }
        const isCovered = (x: number, y: number): boolean =>
          tiles.some(
            ({ area }) =>
              x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height,
          );
        for (let x = 0; x < frame.width; x += 97) {
          for (let y = 0; y < frame.height; y += 97) expect(isCovered(x, y)).toBe(true);
        }
        expect(isCovered(frame.width - 1, frame.height - 1)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is never made larger', () => {
    fc.assert(
      fc.property(size, (frame) => {
        const fitted = fitWithin(frame, limits);
        expect(fitted.width).toBeLessThanOrEqual(frame.width);
        expect(fitted.height).toBeLessThanOrEqual(frame.height);
      }),
    );
  });
});

describe('parts of a frame put together', () => {
  const frame = { width: 1000, height: 500 };
  const left: Tile = { area: { x: 0, y: 0, width: 560, height: 500 }, sent: frame };
  const right: Tile = { area: { x: 440, y: 0, width: 560, height: 500 }, sent: frame };
  const seen = (x: number, width: number, tile: Tile, score = 0.9) => ({
    detection: { frameIndex: 1, box: { x, y: 100, width, height: 200 }, score },
    tile,
  });

  it('tell a facing of the overlap once, whole', () => {
    const joined = joinTiles([seen(500, 60, left, 0.99), seen(500, 100, right, 0.7)], frame);
    expect(joined.map(({ box }) => box.width)).toEqual([100]);
  });

  it('keep two facings that stand side by side', () => {
    const both = [
      seen(440, 55, left),
      seen(500, 55, left),
      seen(441, 54, right),
      seen(501, 55, right),
    ];
    expect(joinTiles(both, frame)).toHaveLength(2);
  });

  it('drop what one picture tells twice', () => {
    expect(joinTiles([seen(10, 100, left), seen(12, 100, left, 0.5)], frame)).toHaveLength(1);
  });
});
