import { describe, expect, it } from 'vitest';
import { decodeImage } from '../image/decode.js';
import { drawEan13, drawScene } from '../testing/drawn-packs.js';
import { readRetailBarcodes } from './read-barcodes.js';

const CODES = ['7501055363056', '4006381333931', '5449000039231', '8413600298517'];

async function read(extra: string): Promise<Awaited<ReturnType<typeof readRetailBarcodes>>> {
  const image = await decodeImage(await drawScene({ width: 1280, height: 720 }, [], { extra }));
  if (!image) throw new Error('the scene cannot be decoded');
  return readRetailBarcodes(image);
}

describe('readRetailBarcodes', () => {
  it('reads several codes of a frame, each once, and tells where they are', async () => {
    const places = [
      [60, 40],
      [760, 60],
      [90, 560],
      [900, 600],
    ] as const;
    const drawn = CODES.map((code, i) => drawEan13(code, places[i]![0], places[i]![1], 1.6, 60));
    const readings = await read(drawn.join(''));
    expect(readings.map(({ code }) => code).sort()).toEqual([...CODES].sort());
    for (const [i, code] of CODES.entries()) {
      const [x, y] = places[i]!;
      const { corners } = readings.find((reading) => reading.code === code)!;
      for (const corner of corners) {
        expect(corner.x).toBeGreaterThan(x);
        expect(corner.x).toBeLessThan(x + 117 * 1.6);
        expect(corner.y).toBeGreaterThan(y);
        expect(corner.y).toBeLessThan(y + 76);
      }
    }
  });

  it.each([17, 45, 68, 90, 135, 180, 290, 315])(
    'reads a code turned by %d degrees',
    async (angle) => {
      // As high as it is printed on a pack, 0.7 of its width.
      const code = drawEan13('5449000039231', 500, 280, 2, 140);
      const [reading, ...others] = await read(
        `<g transform="rotate(${angle} 617 358)">${code}</g>`,
      );
      expect(reading?.code).toBe('5449000039231');
      expect(others).toEqual([]);
      const middle = (axis: 'x' | 'y'): number =>
        reading!.corners.reduce((sum, corner) => sum + corner[axis] / 4, 0);
      expect(Math.hypot(middle('x') - 617, middle('y') - 358)).toBeLessThan(40);
    },
  );

  it('gives two packs of one code as two readings', async () => {
    const twice = drawEan13('7501055363056', 200, 200) + drawEan13('7501055363056', 700, 200);
    expect((await read(twice)).map(({ code }) => code)).toEqual(['7501055363056', '7501055363056']);
  });
});
