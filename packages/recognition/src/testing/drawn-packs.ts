import sharp from 'sharp';
import { randomFrom } from '../matching/kd-forest.js';

/** Pictures for tests: packs drawn from a seed, shelves of them, barcodes. */
export interface DrawnPack {
  readonly width: number;
  readonly height: number;
  /** SVG elements, to be placed in a group. */
  readonly drawing: string;
}

/**
 * A pack with a band and marks of its own. `design` decides the marks, `band` the colour of the
 * lower half: two packs of one design and different bands are siblings.
 */
export function drawPack(design: number, band: string, ground = '#f2e9d8'): DrawnPack {
  const random = randomFrom(design * 7919);
  const width = 110;
  const height = 220;
  const marks: string[] = [];
  for (let i = 0; i < 70; i += 1) {
    const x = 6 + random() * (width - 30);
    const y = 6 + random() * (height - 30);
    const size = 4 + random() * 16;
    const shade = Math.floor(random() * 120);
    const fill = `rgb(${shade},${Math.floor(shade * random())},${Math.floor(shade * random())})`;
    marks.push(
      i % 2 === 0
        ? `<rect x="${x}" y="${y}" width="${size}" height="${size * 0.6}" fill="${fill}"/>`
        : `<circle cx="${x + size / 2}" cy="${y + size / 2}" r="${size / 2}" fill="${fill}"/>`,
    );
  }
  const base = `<rect width="${width}" height="${height}" fill="${ground}"/>`;
  const lower = `<rect y="${height * 0.55}" width="${width}" height="${height * 0.3}" fill="${band}"/>`;
  return { width, height, drawing: base + lower + marks.join('') };
}

export interface PlacedPack {
  readonly pack: DrawnPack;
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
  readonly degrees?: number;
}

/** A picture of packs on a plain ground, as JPEG. */
export function drawScene(
  size: { width: number; height: number },
  packs: readonly PlacedPack[],
  options: { ground?: string; extra?: string; brightness?: number } = {},
): Promise<Buffer> {
  const groups = packs.map(({ pack, x, y, scale = 1, degrees = 0 }) => {
    return `<g transform="translate(${x} ${y}) rotate(${degrees}) scale(${scale})">${pack.drawing}</g>`;
  });
  const ground = `<rect width="100%" height="100%" fill="${options.ground ?? '#20242a'}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${ground}${groups.join('')}${options.extra ?? ''}</svg>`;
  return sharp(Buffer.from(svg))
    .linear(options.brightness ?? 1, 0)
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** A photo of one pack alone that fills the picture. */
export function drawFront(pack: DrawnPack, scale = 1.3): Promise<Buffer> {
  const size = { width: Math.round(pack.width * scale), height: Math.round(pack.height * scale) };
  return drawScene(size, [{ pack, x: 0, y: 0, scale }]);
}

const LEFT = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
];
const PARITY = [
  'LLLLLL',
  'LLGLGG',
  'LLGGLG',
  'LLGGGL',
  'LGLLGG',
  'LGGLLG',
  'LGGGLL',
  'LGLGLG',
  'LGLGGL',
  'LGGLGL',
];

/** The bars of an EAN-13 as SVG on a white label (GS1 General Specifications, 5.2.1). */
export function drawEan13(code: string, x: number, y: number, unit = 2, height = 70): string {
  const digit = (i: number): number => Number(code[i]);
  const flip = (bits: string): string => bits.replace(/[01]/g, (b) => (b === '0' ? '1' : '0'));
  const mirror = (bits: string): string => [...bits].reverse().join('');
  const right = (d: number): string => flip(LEFT[d] ?? '');
  let bits = '101';
  for (let i = 1; i <= 6; i += 1) {
    const isLeft = PARITY[digit(0)]?.[i - 1] === 'L';
    bits += isLeft ? (LEFT[digit(i)] ?? '') : mirror(right(digit(i)));
  }
  bits += '01010';
  for (let i = 7; i <= 12; i += 1) bits += right(digit(i));
  bits += '101';
  const bars = [...bits].map((b, i) =>
    b === '1'
      ? `<rect x="${x + (i + 11) * unit}" y="${y + 8}" width="${unit}" height="${height}"/>`
      : '',
  );
  const label = `<rect x="${x}" y="${y}" width="${117 * unit}" height="${height + 16}" fill="#fff"/>`;
  return label + bars.join('');
}
