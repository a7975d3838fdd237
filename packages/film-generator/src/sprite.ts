/* eslint-disable @typescript-eslint/no-non-null-assertion -- pixel loops: their bounds keep every index inside */
import sharp from 'sharp';

/** A flat picture standing in the scene, as video planes; chroma at half size. */
export interface Sprite {
  readonly width: number;
  readonly height: number;
  readonly luma: Uint8Array;
  readonly blue: Uint8Array;
  readonly red: Uint8Array;
  /** Undefined: opaque everywhere. */
  readonly alpha: Uint8Array | undefined;
  /** Upper left corner on the canvas, pixels. */
  readonly x: number;
  readonly y: number;
  /** Canvas pixels behind the front plane; negative stands out of it. */
  readonly depth: number;
}

export interface SpritePlace {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
  /** The picture covers its whole rectangle. */
  readonly isOpaque?: boolean;
}

/** Converts an encoded picture or SVG to planes (BT.601, video range). */
export async function toSprite(picture: Buffer, place: SpritePlace): Promise<Sprite> {
  const { data, info } = await sharp(picture, { limitInputPixels: false })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return rgbaToSprite(data, info.width, info.height, place);
}

export function rgbaToSprite(
  rgba: Uint8Array,
  width: number,
  height: number,
  place: SpritePlace,
): Sprite {
  const halfWidth = (width + 1) >> 1;
  const halfHeight = (height + 1) >> 1;
  const luma = new Uint8Array(width * height);
  const alpha = place.isOpaque === true ? undefined : new Uint8Array(width * height);
  const blue = new Uint8Array(halfWidth * halfHeight).fill(128);
  const red = new Uint8Array(halfWidth * halfHeight).fill(128);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const r = rgba[at * 4]!;
      const g = rgba[at * 4 + 1]!;
      const b = rgba[at * 4 + 2]!;
      luma[at] = 16 + 0.257 * r + 0.504 * g + 0.098 * b;
      if (alpha !== undefined) alpha[at] = rgba[at * 4 + 3]!;
      if ((x & 1) === 0 && (y & 1) === 0) {
        const half = (y >> 1) * halfWidth + (x >> 1);
        blue[half] = 128 - 0.148 * r - 0.291 * g + 0.439 * b;
        red[half] = 128 + 0.439 * r - 0.368 * g - 0.071 * b;
      }
    }
  }
  return { width, height, luma, blue, red, alpha, x: place.x, y: place.y, depth: place.depth };
}
