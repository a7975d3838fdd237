import type { Box, FrameDetection } from '@miinventario/counting';
import { describe, expect, it } from 'vitest';
import { decodeImage } from '../image/decode.js';
import { drawPack, drawScene, type PlacedPack } from '../testing/drawn-packs.js';
import type { RgbImage } from '../types.js';
import { iou } from './geometry.js';
import { proposeStrangers } from './propose-strangers.js';

const SIZE = { width: 1100, height: 560 };
const BOARD = 400;
const known = drawPack(1, '#c62828');
const strange = drawPack(9, '#6a1b9a');
const board = `<rect y="${BOARD}" width="100%" height="26" fill="#8a8f98"/>`;

/** A pack standing on the board, with its box. */
function standing(pack: typeof known, x: number, scale = 1): { place: PlacedPack; box: Box } {
  const [width, height] = [pack.width * scale, pack.height * scale];
  const y = BOARD - height;
  return { place: { pack, x, y, scale }, box: { x, y, width, height } };
}

function named(box: Box): FrameDetection {
  return { frameIndex: 3, box, productId: 'cola', label: null, barcode: null, score: 0.9 };
}

async function scene(
  packs: ReadonlyArray<{ place: PlacedPack }>,
  options: { extra?: string; brightness?: number } = {},
): Promise<RgbImage> {
  const places = packs.map(({ place }) => place);
  const extra = board + (options.extra ?? '');
  const image = await decodeImage(await drawScene(SIZE, places, { ...options, extra }));
  if (!image) throw new Error('the scene cannot be decoded');
  return image;
}

describe('proposeStrangers', () => {
  const left = standing(known, 80);
  const right = standing(known, 700);

  it.each([1, 0.45])(
    'finds strangers between and beyond named facings, light %d',
    async (light) => {
      const strangers = [330, 450, 880].map((x) => standing(strange, x));
      const image = await scene([left, right, ...strangers], { brightness: light });
      const found = proposeStrangers(3, image, [named(left.box), named(right.box)]);
      expect(found).toHaveLength(3);
      expect(found.every((d) => d.productId === null && d.frameIndex === 3)).toBe(true);
      for (const { box } of strangers) expect(found.some((d) => iou(d.box, box) > 0.7)).toBe(true);
    },
  );

  it('splits a tight row of strangers as wide as their neighbours', async () => {
    const row = [300, 410, 520].map((x) => standing(strange, x));
    const image = await scene([left, right, ...row]);
    const found = proposeStrangers(3, image, [named(left.box), named(right.box)]);
    expect(found).toHaveLength(3);
    for (const { box } of row) expect(found.some((d) => iou(d.box, box) > 0.7)).toBe(true);
  });

  it('takes a smaller stranger up to its own top', async () => {
    const small = standing(strange, 420, 0.7);
    const image = await scene([left, right, small]);
    const found = proposeStrangers(3, image, [named(left.box), named(right.box)]);
    expect(found).toHaveLength(1);
    expect(iou(found[0]!.box, small.box)).toBeGreaterThan(0.7);
  });

  it('proposes nothing in an empty stretch, under a light, or over what is known', async () => {
    const glow = `<defs><radialGradient id="g"><stop offset="0" stop-color="#553333"/>
      <stop offset="1" stop-color="#20242a"/></radialGradient></defs>
      <rect x="230" y="60" width="420" height="${BOARD - 60}" fill="url(#g)"/>`;
    const image = await scene([left, right], { extra: glow });
    expect(proposeStrangers(3, image, [named(left.box), named(right.box)])).toEqual([]);
    const both = await scene([left, right, standing(strange, 420)]);
    const unnamed = { ...named(standing(strange, 420).box), productId: null };
    expect(proposeStrangers(3, both, [named(left.box), named(right.box), unnamed])).toEqual([]);
  });

  it('leaves out what the frame cuts, and what hangs below the board', async () => {
    const cut = standing(strange, SIZE.width - 60);
    const label = `<rect x="420" y="${BOARD + 2}" width="90" height="60" fill="#fffbe0"/>
      <rect x="430" y="${BOARD + 20}" width="70" height="8" fill="#111"/>`;
    const image = await scene([left, right, cut], { extra: label });
    expect(proposeStrangers(3, image, [named(left.box), named(right.box)])).toEqual([]);
  });

  it('proposes nothing where nobody has a name', async () => {
    expect(proposeStrangers(3, await scene([left]), [])).toEqual([]);
  });
});
