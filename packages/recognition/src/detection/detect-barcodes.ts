import type { FrameDetection } from '@miinventario/counting';
import { canonicalBarcode } from '../barcode/check-digit.js';
import { mapBackground, panelAround } from '../barcode/panel.js';
import { readRetailBarcodes } from '../barcode/read-barcodes.js';
import type { CatalogueEntry, RgbImage } from '../types.js';
import { boundingBox } from './geometry.js';

/** Products by the canonical form of their codes. */
export function indexBarcodes(catalogue: readonly CatalogueEntry[]): Map<string, string> {
  const products = new Map<string, string>();
  for (const entry of catalogue) {
    for (const barcode of entry.barcodes) {
      const code = canonicalBarcode(barcode);
      if (code) products.set(code, entry.productId);
    }
  }
  return products;
}

/** An enrolled code is certain; a stranger may be a misreading, to be confirmed by other frames. */
const KNOWN_SCORE = 0.97;
const STRANGER_SCORE = 0.5;

export async function detectBarcodes(
  frameIndex: number,
  image: RgbImage,
  products: ReadonlyMap<string, string>,
): Promise<FrameDetection[]> {
  const readings = await readRetailBarcodes(image);
  if (readings.length === 0) return [];
  const background = mapBackground(image);
  return readings.map((reading) => {
    const productId = products.get(reading.code) ?? null;
    return {
      frameIndex,
      box: panelAround(boundingBox(reading.corners), background, image),
      productId,
      label: null,
      barcode: reading.code,
      score: productId === null ? STRANGER_SCORE : KNOWN_SCORE,
    };
  });
}
