import sharp from 'sharp';

/** Side of the square that is kept, in pixels: twice what the largest screen shows. */
const SIDE_PX = 512;
/** A picture that unpacks to more than this is an attack, not a portrait. */
const MAX_INPUT_PIXELS = 60_000_000;

/**
 * Makes a square JPEG of any picture: turned upright, cut to the interesting part, and without the
 * metadata (place, device, time) of the original. Undefined when it is no picture.
 */
export async function makeAvatar(original: Buffer): Promise<Buffer | undefined> {
  try {
    return await sharp(original, { limitInputPixels: MAX_INPUT_PIXELS, failOn: 'error' })
      .rotate()
      .resize(SIDE_PX, SIDE_PX, { fit: 'cover', position: 'attention' })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer();
  } catch {
    return undefined;
  }
}
