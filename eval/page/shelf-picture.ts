import { readFile } from 'node:fs/promises';
import {
  apply,
  boundsOf,
  invert,
  multiply,
  normalise,
  type Box,
  type CountResult,
  type FilmSurvey,
  type Homography,
} from '@miinventario/counting';
import type { ExtractedFrame } from '@miinventario/film';
import sharp from 'sharp';
import { escapeText } from './svg.js';

/** Longer side of a shelf's picture, pixels. */
const LONG_SIDE = 1400;
/** Pixels of a segment beyond which a picture is not drawn: its poses are not to be believed. */
const MOST_STRETCH = 60;

interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly toCanvas: Homography;
  readonly pixels: Buffer;
  /** How far inside its frame each pixel lay; the most central view of a place is shown. */
  readonly depth: Float32Array;
}

/**
 * One segment of a film's shelf as SVG: its key frames laid over each other by the survey, with the
 * facings that were counted drawn on it. Green has a name, orange has none.
 */
export async function shelfPicture(
  survey: FilmSurvey,
  frames: readonly ExtractedFrame[],
  result: CountResult,
  segment: number,
): Promise<string | undefined> {
  const bounds = survey.segments.find((s) => s.id === segment)?.bounds;
  if (bounds === undefined || bounds.width > MOST_STRETCH * survey.width) return undefined;
  const canvas = emptyCanvas(bounds);
  const paths = new Map(frames.map((frame) => [frame.frameIndex, frame.path]));
  for (const { frameIndex, toShelf, segment: own } of survey.keyframes) {
    const path = paths.get(frameIndex);
    if (own === segment && path !== undefined) {
      await paint(canvas, await readFile(path), multiply(canvas.toCanvas, toShelf), survey);
    }
  }
  const { width, height } = canvas;
  const jpeg = await sharp(canvas.pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 72 })
    .toBuffer();
  const marks = result.facings
    .filter((facing) => facing.segment === segment)
    .map((facing) => mark(boundsOf(canvas.toCanvas, facing.shelfBox), facing.productId));
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img">`,
    `<image width="${width}" height="${height}" href="data:image/jpeg;base64,${jpeg.toString('base64')}"/>`,
    ...marks,
    '</svg>',
  ].join('');
}

function emptyCanvas(bounds: Box): Canvas {
  const scale = LONG_SIDE / Math.max(bounds.width, bounds.height);
  const width = Math.max(1, Math.round(bounds.width * scale));
  const height = Math.max(1, Math.round(bounds.height * scale));
  return {
    width,
    height,
    toCanvas: [scale, 0, -bounds.x * scale, 0, scale, -bounds.y * scale, 0, 0, 1],
    pixels: Buffer.alloc(width * height * 3, 0x22),
    depth: new Float32Array(width * height),
  };
}

async function paint(
  canvas: Canvas,
  jpeg: Buffer,
  toCanvas: Homography,
  { width, height }: { width: number; height: number },
): Promise<void> {
  const { data, info } = await sharp(jpeg)
    .resize({ width: Math.round(width / 2) })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const area = boundsOf(toCanvas, { x: 0, y: 0, width, height });
  const fromCanvas = normalise(invert(toCanvas));
  const limit = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  const lastX = limit(Math.ceil(area.x + area.width), canvas.width);
  const lastY = limit(Math.ceil(area.y + area.height), canvas.height);
  for (let y = limit(Math.floor(area.y), canvas.height); y < lastY; y++) {
    for (let x = limit(Math.floor(area.x), canvas.width); x < lastX; x++) {
      const p = apply(fromCanvas, x, y);
      const depth = Math.min(p.x / width, 1 - p.x / width, p.y / height, 1 - p.y / height);
      const at = y * canvas.width + x;
      if (depth <= (canvas.depth[at] ?? 0)) continue;
      canvas.depth[at] = depth;
      const from =
        Math.floor((p.y / height) * info.height) * info.width +
        Math.floor((p.x / width) * info.width);
      data.copy(canvas.pixels, 3 * at, 3 * from, 3 * from + 3);
    }
  }
}

function mark(box: Box, productId: string | null): string {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map((v) => v.toFixed(1));
  const title = `<title>${escapeText(productId ?? 'unrecognised')}</title>`;
  const kind = productId === null ? 'unnamed' : 'named';
  return `<rect class="${kind}" x="${x}" y="${y}" width="${width}" height="${height}">${title}</rect>`;
}
