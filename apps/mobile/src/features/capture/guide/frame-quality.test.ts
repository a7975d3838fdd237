import { measureQuality } from './frame-quality';
import { halve, toGray, type GrayImage } from './gray-image';
import { measureShift } from './shift';

/** A shelf of upright packs with labels, seen from `offset` pixels further right. */
function shelf(offset: number, { blur = 0, light = 1 } = {}): GrayImage {
  const [width, height] = [640, 360];
  const shade = (x: number, y: number) => {
    const pack = Math.floor((x + offset) / 37);
    const base = (pack * 73) % 190;
    const isLabel = y % 90 > 30 && y % 90 < 60 && (x + offset) % 37 > 8;
    return light * (isLabel ? 250 - base : base + 20);
  };
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let near = -blur; near <= blur; near++) sum += shade(x + near, y);
      pixels[y * width + x] = sum / (2 * blur + 1);
    }
  }
  return { width, height, pixels };
}

const small = (image: GrayImage) => halve(halve(image));

describe('the quality of a frame', () => {
  /** As packages/counting measures the same three pictures: the server judges by those figures. */
  it.each([
    [shelf(0), { exposure: 0.4838, contrast: 0.8471, sharpness: 0.4932, texture: 0.4207 }],
    [
      shelf(0, { blur: 9 }),
      { exposure: 0.4871, contrast: 0.7922, sharpness: 0.1538, texture: 0.5702 },
    ],
    [
      shelf(0, { light: 0.05 }),
      { exposure: 0.0226, contrast: 0.0392, sharpness: 0.5714, texture: 0 },
    ],
  ])('is what the server measures (%#)', (image, there) => {
    const here = measureQuality(image);
    expect(here.exposure).toBeCloseTo(there.exposure, 3);
    expect(here.contrast).toBeCloseTo(there.contrast, 3);
    expect(here.texture).toBeCloseTo(there.texture, 3);
    expect(Math.abs(here.sharpness - there.sharpness)).toBeLessThan(0.1);
  });

  it('tells blur and darkness', () => {
    expect(measureQuality(shelf(0, { blur: 12 })).sharpness).toBeLessThan(
      measureQuality(shelf(0)).sharpness / 2,
    );
    expect(measureQuality(shelf(0, { light: 0.05 })).exposure).toBeLessThan(0.1);
  });
});

describe('the shift between two frames', () => {
  it('is found as a share of the width', () => {
    const { distance, isSure } = measureShift(small(shelf(0)), small(shelf(96)));
    expect(isSure).toBe(true);
    expect(distance).toBeCloseTo(0.15, 1);
    expect(measureShift(small(shelf(0)), small(shelf(0))).distance).toBe(0);
  });
});

describe('the luminance of a canvas', () => {
  it('weighs the three colours', () => {
    const { pixels } = toGray([255, 255, 255, 255, 0, 255, 0, 255], 2, 1);
    expect([...pixels]).toEqual([255, 149]);
  });
});
