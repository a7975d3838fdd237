import sharp from 'sharp';
import type { Box } from '@miinventario/counting';
import { faceCascade, type Cascade } from './face-cascade.js';
import { StagesAtStride } from './stages-at-stride.js';

/** Longer side at which a picture is searched: its smallest face is then a twenty-fifth of it. */
const SEARCHED_SIDE = 640;
const SMALLEST_SCALE = 1.25;
const SCALE_STEP = 1.2;
/** A real face passes some twenty times, at places and sizes beside each other; print seldom does. */
const LEAST_AGREEING = 12;
const SAME_FACE_IOU = 0.3;
/** A window with less contrast than this shows nothing. */
const LEAST_DEVIATION = 10;
/** Skin in YCbCr, whatever its darkness (Chai & Ngan, IEEE CSVT 1999), and how much a face has. */
const SKIN = { cb: [77, 127], cr: [133, 173], share: 0.35 } as const;

/** Faces that look at the camera, in pixels of an upright picture. Those in profile are not found. */
export async function findFaces(picture: Buffer): Promise<Box[]> {
  const { data, info } = await sharp(picture)
    .resize({ width: SEARCHED_SIDE, height: SEARCHED_SIDE, fit: 'inside' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const scale = (await sharp(picture).metadata()).width / info.width;
  const cascade = faceCascade();
  const passed: Box[] = [];
  for (let shrink = SMALLEST_SCALE; ; shrink *= SCALE_STEP) {
    const width = Math.round(info.width / shrink);
    const height = Math.round(info.height / shrink);
    if (Math.min(width, height) < cascade.side) break;
    const grey = await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
      .resize({ width, height, fit: 'fill' })
      .greyscale()
      .raw()
      .toBuffer();
    const side = cascade.side * shrink;
    for (const { x, y } of windows(grey, width, height, cascade)) {
      passed.push({ x: x * shrink, y: y * shrink, width: side, height: side });
    }
  }
  return agreeing(passed)
    .filter((box) => skinShare(data, info, box) >= SKIN.share)
    .map(({ x, y, width, height }) => ({
      x: x * scale,
      y: y * scale,
      width: width * scale,
      height: height * scale,
    }));
}

/** Upper left corners of the windows that all stages let pass. */
function* windows(
  grey: Uint8Array,
  width: number,
  height: number,
  cascade: Cascade,
): Generator<{ x: number; y: number }> {
  const { side } = cascade;
  const stride = width + 1;
  const [sums, squares] = integrals(grey, width, height);
  const stages = new StagesAtStride(cascade, stride);
  const area = side * side;
  const across = side * stride;
  const over = (table: Int32Array | Float64Array, at: number): number =>
    (table[at] as number) -
    (table[at + side] as number) -
    (table[at + across] as number) +
    (table[at + across + side] as number);
  for (let y = 0; y + side <= height; y++) {
    for (let x = 0; x + side <= width; x++) {
      const at = y * stride + x;
      const mean = over(sums, at) / area;
      const deviation = Math.sqrt(Math.max(0, over(squares, at) / area - mean * mean));
      if (deviation < LEAST_DEVIATION) continue;
      if (stages.pass(sums, at, deviation * area)) yield { x, y };
    }
  }
}

/** Sums of brightness and of its squares above and left of each point. */
function integrals(grey: Uint8Array, width: number, height: number): [Int32Array, Float64Array] {
  const stride = width + 1;
  const sums = new Int32Array(stride * (height + 1));
  const squares = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let sum = 0;
    let square = 0;
    for (let x = 0; x < width; x++) {
      const value = grey[y * width + x] ?? 0;
      sum += value;
      square += value * value;
      const at = (y + 1) * stride + x + 1;
      sums[at] = sum + (sums[at - stride] ?? 0);
      squares[at] = square + (squares[at - stride] ?? 0);
    }
  }
  return [sums, squares];
}

/** One box for the windows that show one face; chance alone does not repeat itself. */
function agreeing(boxes: readonly Box[]): Box[] {
  const groups: Box[][] = [];
  for (const box of boxes) {
    const group = groups.find((known) => known.some((other) => iou(other, box) > SAME_FACE_IOU));
    if (group) group.push(box);
    else groups.push([box]);
  }
  return groups.filter((group) => group.length >= LEAST_AGREEING).map(meanOf);
}

function meanOf(boxes: readonly Box[]): Box {
  const mean = (key: keyof Box): number =>
    boxes.reduce((sum, box) => sum + box[key], 0) / boxes.length;
  return { x: mean('x'), y: mean('y'), width: mean('width'), height: mean('height') };
}

function iou(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

function skinShare(
  rgb: Uint8Array,
  { width, height }: { width: number; height: number },
  box: Box,
): number {
  let skin = 0;
  let total = 0;
  const lastY = Math.min(height, Math.round(box.y + 0.85 * box.height));
  const lastX = Math.min(width, Math.round(box.x + 0.85 * box.width));
  for (let y = Math.round(box.y + 0.15 * box.height); y < lastY; y++) {
    for (let x = Math.round(box.x + 0.15 * box.width); x < lastX; x++) {
      const at = 3 * (y * width + x);
      const [r, g, b] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
      // ITU-R BT.601 in full range, as JPEG has it.
      const cb = 128 - 0.168736 * r - 0.331264 * g + 0.5 * b;
      const cr = 128 + 0.5 * r - 0.418688 * g - 0.081312 * b;
      total++;
      if (cb >= SKIN.cb[0] && cb <= SKIN.cb[1] && cr >= SKIN.cr[0] && cr <= SKIN.cr[1]) skin++;
    }
  }
  return total === 0 ? 0 : skin / total;
}
