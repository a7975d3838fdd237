import type { FacingLabel } from '@miinventario/counting';
import type { CatalogueEntry } from '../../detection-provider.port.js';
import type { VendorImage } from '../../frames/render-tiles.js';
import { normaliseGtin } from '../../matching/gtin.js';
import { THINNEST_PX, type PlacedFacing } from '../../vision/read-facings.js';
import type { CustomAnswer, CustomDetection, CustomRequest } from './custom.schema.js';

/** The name of a picture within a request. */
export function frameIdOf(image: VendorImage, index: number): string {
  return `${image.frame.frameIndex}-${index}`;
}

export function toRequest(
  images: readonly VendorImage[],
  catalogue: readonly CatalogueEntry[],
): CustomRequest {
  return {
    frames: images.map((image, index) => ({
      frameId: frameIdOf(image, index),
      ...image.size,
      mediaType: 'image/jpeg',
      data: image.jpeg.toString('base64'),
    })),
    catalogue: catalogue.map(({ productId, name, brand, size, barcodes }) => ({
      productId,
      name,
      brand,
      size,
      barcodes,
    })),
  };
}

/** The answer as facings in full-size frames; `broken` counts those that point at no picture. */
export function toFacings(
  answer: CustomAnswer,
  images: readonly VendorImage[],
  isProduct: (productId: string) => boolean,
): { readonly facings: PlacedFacing[]; readonly broken: number } {
  const byId = new Map(images.map((image, index) => [frameIdOf(image, index), image]));
  const facings: PlacedFacing[] = [];
  let broken = 0;
  for (const detection of answer.detections) {
    const image = byId.get(detection.frameId);
    if (!image) broken += 1;
    const box = image && boxInFrame(detection, image);
    if (!image || !box) continue;
    const productId = detection.productId;
    facings.push({
      image,
      detection: {
        frameIndex: image.frame.frameIndex,
        box,
        productId: productId !== null && isProduct(productId) ? productId : null,
        label: toLabel(detection.label),
        barcode: detection.barcode === null ? null : (normaliseGtin(detection.barcode) ?? null),
        score: detection.score,
        suggestion: null,
      },
    });
  }
  return { facings, broken };
}

function toLabel(label: CustomDetection['label']): FacingLabel | null {
  if (!label || label.name.trim() === '') return null;
  return {
    name: label.name,
    ...(label.brand ? { brand: label.brand } : {}),
    ...(label.size ? { size: label.size } : {}),
  };
}

function boxInFrame(
  { box }: CustomDetection,
  image: VendorImage,
): PlacedFacing['detection']['box'] | undefined {
  const { area } = image.tile;
  const scale = area.width / image.size.width;
  const scaleY = area.height / image.size.height;
  const clip = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const left = clip(box.x, image.size.width) * scale;
  const top = clip(box.y, image.size.height) * scaleY;
  const width = clip(box.x + box.width, image.size.width) * scale - left;
  const height = clip(box.y + box.height, image.size.height) * scaleY - top;
  if (width < THINNEST_PX || height < THINNEST_PX) return undefined;
  return { x: area.x + left, y: area.y + top, width, height };
}
