import sharp, { type OutputInfo } from 'sharp';
import type { NormalisedBox, RgbImage } from '../types.js';

/** Larger pictures are no phone's; refusing them bounds the memory of one decode to about 400 MB. */
const LIMIT_PIXELS = 130_000_000;

/**
 * Decodes any common picture upright (EXIF orientation honoured) to sRGB. `longSide` shrinks a
 * larger picture. Undefined when it cannot be read.
 */
export async function decodeImage(
  image: Buffer,
  options: { longSide?: number } = {},
): Promise<RgbImage | undefined> {
  const { longSide } = options;
  try {
    let pipeline = sharp(image, { limitInputPixels: LIMIT_PIXELS, failOn: 'error' })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb');
    if (longSide) {
      pipeline = pipeline.resize({
        width: longSide,
        height: longSide,
        fit: 'inside',
        withoutEnlargement: true,
      });
    }
    const { data, info } = await pipeline.raw().toBuffer({ resolveWithObject: true });
    return rgbFrom(data, info);
  } catch {
    return undefined;
  }
}

/** Cuts `crop` out and scales it to exactly `width` x `height`. */
export async function cropAndScale(
  image: RgbImage,
  crop: NormalisedBox,
  size: { width: number; height: number },
): Promise<RgbImage> {
  const left = Math.min(image.width - 1, Math.round(crop.x * image.width));
  const top = Math.min(image.height - 1, Math.round(crop.y * image.height));
  const width = Math.max(1, Math.min(image.width - left, Math.round(crop.width * image.width)));
  const height = Math.max(1, Math.min(image.height - top, Math.round(crop.height * image.height)));
  const { data, info } = await sharp(image.data, {
    raw: { width: image.width, height: image.height, channels: 3 },
  })
    .extract({ left, top, width, height })
    .resize({ ...size, fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return rgbFrom(data, info);
}

/** The size of `width` x `height` scaled so that its longer side is `longSide`. */
export function fitLongSide(
  width: number,
  height: number,
  longSide: number,
): { width: number; height: number } {
  const scale = longSide / Math.max(width, height);
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}

function rgbFrom(data: Buffer, info: OutputInfo): RgbImage {
  const pixels = new Uint8Array(info.width * info.height * 3);
  if (info.channels === 3) pixels.set(data);
  else {
    for (let i = 0; i < info.width * info.height; i += 1) {
      for (let c = 0; c < 3; c += 1) {
        pixels[i * 3 + c] = data[i * info.channels + Math.min(c, info.channels - 1)] as number;
      }
    }
  }
  return { width: info.width, height: info.height, data: pixels };
}
