import { createHash } from 'node:crypto';
import sharp from 'sharp';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What stands on the drawn shelves: a colour is a product that the pretended models know. */
export const PACKS = {
  coke: { colour: [220, 20, 30], name: 'Coca-Cola', brand: 'Coca-Cola', size: '600 ml' },
  soap: { colour: [240, 120, 190], name: 'Jabón Zote Rosa', brand: 'Zote', size: '400 g' },
  sprite: { colour: [20, 160, 60], name: 'Sprite', brand: 'Sprite', size: '600 ml' },
  unread: { colour: [240, 220, 20], name: '', brand: null, size: null },
} as const satisfies Record<
  string,
  { colour: readonly number[]; name: string; brand: string | null; size: string | null }
>;
export type PackName = keyof typeof PACKS;

export interface DrawnPack {
  readonly pack: PackName;
  readonly box: Rectangle;
}

const BACKGROUND = { r: 128, g: 128, b: 128 };

/** A picture of packs on a grey wall, as JPEG. */
export async function drawShelf(
  width: number,
  height: number,
  packs: readonly DrawnPack[],
): Promise<Buffer> {
  const layers = await Promise.all(
    packs.map(async ({ pack, box }) => {
      const [r = 0, g = 0, b = 0] = PACKS[pack].colour;
      const input = await sharp({
        create: { width: box.width, height: box.height, channels: 3, background: { r, g, b } },
      })
        .png()
        .toBuffer();
      return { input, left: box.x, top: box.y };
    }),
  );
  return sharp({ create: { width, height, channels: 3, background: BACKGROUND } })
    .composite(layers)
    .jpeg({ quality: 92 })
    .toBuffer();
}

export interface SeenShelf {
  readonly width: number;
  readonly height: number;
  readonly packs: readonly DrawnPack[];
}

/** Pictures that were looked at before: tests send the same ones again and again. */
const known = new Map<string, Promise<SeenShelf>>();

/** Looks at a picture: the pretended model finds the packs in the pixels that it was really sent. */
export function lookAt(picture: Buffer): Promise<SeenShelf> {
  const key = createHash('sha1').update(picture).digest('hex');
  const seen = known.get(key) ?? findPacks(picture);
  known.set(key, seen);
  return seen;
}

async function findPacks(picture: Buffer): Promise<SeenShelf> {
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const kinds = new Int8Array(width * height);
  for (let pixel = 0; pixel < kinds.length; pixel += 1) kinds[pixel] = kindAt(data, pixel * 3);
  const packs: DrawnPack[] = [];
  for (let pixel = 0; pixel < kinds.length; pixel += 1) {
    const kind = kinds[pixel]!;
    if (kind < 0) continue;
    const box = takeRegion(kinds, width, pixel, kind);
    if (box.width > 8 && box.height > 8) packs.push({ pack: NAMES[kind]!, box });
  }
  return { width, height, packs };
}

const NAMES = Object.keys(PACKS) as PackName[];
const COLOURS = NAMES.map((name) => PACKS[name].colour);

/** Which pack's colour a pixel has, -1 for none. */
function kindAt(data: Uint8Array, offset: number): number {
  for (let kind = 0; kind < COLOURS.length; kind += 1) {
    const [r, g, b] = COLOURS[kind]!;
    const isLike =
      Math.abs(data[offset]! - r) < 40 &&
      Math.abs(data[offset + 1]! - g) < 40 &&
      Math.abs(data[offset + 2]! - b) < 40;
    if (isLike) return kind;
  }
  return -1;
}

/** The bounds of the region of one kind around a pixel; the region is wiped. */
function takeRegion(kinds: Int8Array, width: number, start: number, kind: number): Rectangle {
  let [left, top, right, bottom] = [width, Number.MAX_SAFE_INTEGER, 0, 0];
  const queue = [start];
  kinds[start] = -1;
  for (let pixel = queue.pop(); pixel !== undefined; pixel = queue.pop()) {
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    const around = [pixel - width, pixel + width];
    if (x > 0) around.push(pixel - 1);
    if (x < width - 1) around.push(pixel + 1);
    for (const next of around) {
      if (kinds[next] !== kind) continue;
      kinds[next] = -1;
      queue.push(next);
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
