import { readFile } from 'node:fs/promises';
import sharp, { type OverlayOptions } from 'sharp';
import { findFaces } from './find-faces.js';

/** Runs in a thread: searching a picture for faces keeps a core busy. */
export interface HideFacesInput {
  readonly path: string;
}

/** Hair, ears and chin belong to what a person is known by: this much more on every side. */
const MARGIN = 0.3;
/** A face is reduced to so many coloured squares each way: nothing can be read from them again. */
const SQUARES = 6;
const JPEG_QUALITY = 92;

/** The picture with its faces made unrecognisable, in its own size; its own bytes when it has none. */
export async function hideFaces({ path }: HideFacesInput): Promise<Uint8Array> {
  const picture = await readFile(path);
  const faces = await findFaces(picture);
  if (faces.length === 0) return picture;
  const { width, height } = await sharp(picture).metadata();
  const patches: OverlayOptions[] = [];
  for (const face of faces) {
    const left = Math.max(0, Math.floor(face.x - MARGIN * face.width));
    const top = Math.max(0, Math.floor(face.y - MARGIN * face.height));
    const right = Math.min(width, Math.ceil(face.x + (1 + MARGIN) * face.width));
    const bottom = Math.min(height, Math.ceil(face.y + (1 + MARGIN) * face.height));
    const size = { width: right - left, height: bottom - top };
    const squares = await sharp(picture)
      .extract({ left, top, ...size })
      .resize({ width: SQUARES, height: SQUARES, fit: 'fill' })
      .png()
      .toBuffer();
    const input = await sharp(squares)
      .resize({ ...size, fit: 'fill', kernel: 'nearest' })
      .png()
      .toBuffer();
    patches.push({ input, left, top });
  }
  return sharp(picture).composite(patches).jpeg({ quality: JPEG_QUALITY }).toBuffer();
}
