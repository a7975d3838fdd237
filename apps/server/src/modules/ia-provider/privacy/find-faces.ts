import sharp from 'sharp';
import type { Box } from '@miinventario/counting';
import { faceCascade } from './face-cascade.js';
import { greyOf, halve, shrinkTo } from './shrink-grey.js';
import { SkinMap } from './skin-map.js';
import { WindowSearch } from './window-search.js';

/** Longer side at which a picture is searched: its smallest face is then a twenty-fifth of it. */
const SEARCHED_SIDE = 640;
const SMALLEST_SCALE = 1.25;
const SCALE_STEP = 1.2;
/** A real face passes some twenty times, at places and sizes beside each other; print seldom does. */
const LEAST_AGREEING = 12;
const SAME_FACE_IOU = 0.3;
/** How much skin a face shows, and a window that may be one of those that make it up. */
const LEAST_SKIN = { face: 0.35, window: 0.25 } as const;

let search: WindowSearch | undefined;

/** Faces that look at the camera, in pixels of an upright picture. Those in profile are not found. */
export async function findFaces(picture: Buffer): Promise<Box[]> {
  const image = sharp(picture);
  const { data, info } = await image
    .clone()
    .resize({ width: SEARCHED_SIDE, height: SEARCHED_SIDE, fit: 'inside' })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const scale = (await image.metadata()).width / info.width;
  const cascade = faceCascade();
  // The frames of a film have one size: what is laid out for it serves all of them.
  if (!search?.fits(info)) search = new WindowSearch(cascade, info.width, info.height);
  const skin = new SkinMap(data, info.width, info.height);
  let grey = greyOf(data, info.width, info.height);
  const passed: Box[] = [];
  for (let shrink = SMALLEST_SCALE; ; shrink *= SCALE_STEP) {
    const width = Math.round(info.width / shrink);
    const height = Math.round(info.height / shrink);
    if (Math.min(width, height) < cascade.side) break;
    if (grey.width >= 2 * width && grey.height >= 2 * height) grey = halve(grey);
    const side = cascade.side * shrink;
    const corners = search.find(shrinkTo(grey, width, height), skin, shrink, LEAST_SKIN.window);
    for (let n = 0; n < corners.length; n += 2) {
      const [x = 0, y = 0] = corners.slice(n, n + 2);
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
