import sharp from 'sharp';

/** Enough for recognition and for a full-screen look; a phone's 12 megapixels are not needed. */
const MAX_SIDE_PX = 1600;
/** A picture that unpacks to more than this is an attack or a mistake. */
const MAX_PIXELS = 64_000_000;

/**
 * What is kept of a product's photo: upright, JPEG, at most 1600 px, without metadata; undefined
 * when it cannot be decoded. The product and the evaluation both describe this picture, never the
 * file that came, so that they know a product by the same features.
 */
export async function encodePhoto(photo: Buffer): Promise<Buffer | undefined> {
  try {
    return await sharp(photo, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize(MAX_SIDE_PX, MAX_SIDE_PX, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 92 })
      .toBuffer();
  } catch {
    return undefined;
  }
}
