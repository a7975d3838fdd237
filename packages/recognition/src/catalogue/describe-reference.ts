import { cropAndScale, decodeImage, fitLongSide } from '../image/decode.js';
import { grayOf, normaliseExposure } from '../image/gray.js';
import { extractFeatures } from '../features/extract-features.js';
import type { DescribeResult, NormalisedBox, RgbImage } from '../types.js';
import { automaticCrop } from './automatic-crop.js';

/** Pictures are read at this size: enough for a front that fills a third of a phone's photo. */
const READ_LONG_SIDE = 1280;
/** Longer side of the front when described: about that of a pack in a 720p key frame. */
export const REFERENCE_LONG_SIDE = 320;
/** Longer side of the small picture kept for comparing colours. */
const THUMBNAIL_LONG_SIDE = 96;
/** About 65 kB a reference: 2,000 products x 3 references take 400 MB. */
const MAXIMUM_FEATURES = 380;
/** With fewer no place could be verified. */
const LEAST_FEATURES = 12;
const CONTRAST = 0.03;

/**
 * Describes one photo of a product's side. Without `crop` the front is found automatically; the
 * crop used is returned, to be shown and corrected. Refuses an unreadable or featureless picture.
 */
export async function describeReference(
  image: Buffer,
  options: { crop?: NormalisedBox } = {},
): Promise<DescribeResult> {
  const picture = await decodeImage(image, { longSide: READ_LONG_SIDE });
  if (!picture) {
    return { ok: false, code: 'reference.unreadable', detail: 'the picture could not be decoded' };
  }
  const automatic = options.crop
    ? ({ box: clampCrop(options.crop), source: 'given' } as const)
    : automaticCrop(picture);
  const { box, source } = automatic;
  const front = fitLongSide(
    box.width * picture.width,
    box.height * picture.height,
    REFERENCE_LONG_SIDE,
  );
  const cut = await cropAndScale(picture, box, front);
  const features = extractFeatures(normaliseExposure(grayOf(cut)), {
    upsample: true,
    maximum: MAXIMUM_FEATURES,
    contrast: CONTRAST,
    octaves: 5,
  });
  if (features.count < LEAST_FEATURES) {
    const detail = `only ${features.count} distinctive points were found`;
    return { ok: false, code: 'reference.featureless', detail };
  }
  const thumbnail = await thumbnailOf(cut);
  const size = { width: front.width, height: front.height };
  return {
    ok: true,
    descriptor: { crop: box, cropSource: source, ...size, features, thumbnail },
  };
}

function thumbnailOf(front: RgbImage): Promise<RgbImage> {
  const size = fitLongSide(front.width, front.height, THUMBNAIL_LONG_SIDE);
  return cropAndScale(front, { x: 0, y: 0, width: 1, height: 1 }, size);
}

function clampCrop(crop: NormalisedBox): NormalisedBox {
  const x = Math.min(0.99, Math.max(0, crop.x));
  const y = Math.min(0.99, Math.max(0, crop.y));
  const width = Math.min(1 - x, Math.max(0.01, crop.width));
  const height = Math.min(1 - y, Math.max(0.01, crop.height));
  return { x, y, width, height };
}
