import sharp from 'sharp';
import type { Box } from '@miinventario/counting';
import { faceCascade, type Cascade } from './face-cascade.js';
import { SkinMap } from './skin-map.js';
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
/** How much skin a face shows, and a window that may be one of those that make it up. */
const LEAST_SKIN = { face: 0.35, window: 0.25 } as const;

/** Faces that look at the camera, in pixels of an upright picture. Those in profile are not found. */
export async function findFaces(picture: Buffer): Promise<Box[]> {
  const { data, info } = await sharp(picture)
    .resize({ width: SEARCHED_SIDE, height: SEARCHED_SIDE, fit: 'inside' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const scale = (await sharp(picture).metadata()).width / info.width;
  const cascade = faceCascade();
  const skin = new SkinMap(data, info.width, info.height);
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
    const skinIn = skin.windows(side, shrink);
    const mayShow = (x: number, y: number) => skinIn(x, y) >= LEAST_SKIN.window;
    for (const { x, y } of windows(grey, width, height, cascade, mayShow)) {
      passed.push({ x: x * shrink, y: y * shrink, width: side, height: side });
    }
  }
  return agreeing(passed)
    .filter((box) => skin.share(box) >= LEAST_SKIN.face)
    .map(({ x, y, width, height }) => ({
      x: x * scale,
      y: y * scale,
      width: width * scale,
      height: height * scale,
    }));
}

/**
 * Upper left corners of the windows that all stages let pass, of those that are worth a look. A face
 * passes at several places beside each other, so every second one of every second row is tried, and the
 * neighbours of one that passes. Every film comes here with a hundred thousand windows a frame: plain
 * loops, nothing made on the way.
 */
function windows(
  grey: Uint8Array,
  width: number,
  height: number,
  cascade: Cascade,
  mayShow: (x: number, y: number) => boolean,
): Array<{ x: number; y: number }> {
  const { side } = cascade;
  const stride = width + 1;
  const [sums, squares] = integrals(grey, width, height);
  const stages = new StagesAtStride(cascade, stride);
  const area = side * side;
  const across = side * stride;
  const passes = (x: number, y: number): boolean => {
    if (!mayShow(x, y)) return false;
    const at = y * stride + x;
    const below = at + across;
    const sum =
      (sums[at] as number) -
      (sums[at + side] as number) -
      (sums[below] as number) +
      (sums[below + side] as number);
    const square =
      (squares[at] as number) -
      (squares[at + side] as number) -
      (squares[below] as number) +
      (squares[below + side] as number);
    const mean = sum / area;
    const variance = square / area - mean * mean;
    if (variance < LEAST_DEVIATION * LEAST_DEVIATION) return false;
    return stages.pass(sums, at, Math.sqrt(variance) * area);
  };
  const found = new Map<number, { x: number; y: number }>();
  for (let y = 0; y + side <= height; y += 2) {
    for (let x = 0; x + side <= width; x += 2) {
      if (passes(x, y)) found.set(y * stride + x, { x, y });
    }
  }
  for (const { x, y } of [...found.values()]) {
    for (const [nx, ny] of neighbours(x, y)) {
      const isInside = nx >= 0 && ny >= 0 && nx + side <= width && ny + side <= height;
      const key = ny * stride + nx;
      if (isInside && !found.has(key) && passes(nx, ny)) found.set(key, { x: nx, y: ny });
    }
  }
  return [...found.values()];
}

/** The eight places around one. */
function neighbours(x: number, y: number): Array<[number, number]> {
  const steps = [-1, 0, 1];
  return steps
    .flatMap((dy) => steps.map((dx): [number, number] => [x + dx, y + dy]))
    .filter(([nx, ny]) => nx !== x || ny !== y);
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
