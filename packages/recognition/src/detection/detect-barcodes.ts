import type { Box, FrameDetection } from '@miinventario/counting';
import { canonicalBarcode } from '../barcode/check-digit.js';
import { readRetailBarcodes, type BarcodeReading } from '../barcode/read-barcodes.js';
import type { CatalogueEntry, RgbImage } from '../types.js';
import { boundingBox, clipBox } from './geometry.js';

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
  return readings.map((reading) => {
    const productId = products.get(reading.code) ?? null;
    return {
      frameIndex,
      box: panelAround(reading, image),
      productId,
      label: null,
      barcode: reading.code,
      score: productId === null ? STRANGER_SCORE : KNOWN_SCORE,
    };
  });
}

/**
 * The side of the pack that bears the code. A code is printed 37 mm wide (GS1 General
 * Specifications, 80-200 % allowed) on a side of typically 60-90 mm: about twice as wide.
 */
function panelAround(reading: BarcodeReading, image: RgbImage): Box {
  const code = boundingBox(reading.corners);
  const side = Math.max(code.width, code.height);
  const width = code.width + side;
  const height = code.height + side * 0.8;
  const x = code.x + code.width / 2 - width / 2;
  const y = code.y + code.height / 2 - height / 2;
  return clipBox({ x, y, width, height }, image.width, image.height);
}
