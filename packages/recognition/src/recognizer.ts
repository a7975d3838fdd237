import type { FrameDetection } from '@miinventario/counting';
import { canonicalCatalogue } from './catalogue/canonical-order.js';
import { chooseFacings } from './detection/choose.js';
import { detectBarcodes, indexBarcodes } from './detection/detect-barcodes.js';
import { FacingFinder } from './detection/detect-facings.js';
import { containment } from './detection/geometry.js';
import { proposeRepeated } from './detection/propose-repeated.js';
import { proposeStrangers } from './detection/propose-strangers.js';
import { extractFeatures } from './features/extract-features.js';
import { FRAME_FEATURES } from './features/frame-features.js';
import { decodeImage } from './image/decode.js';
import { grayOf, normaliseExposure } from './image/gray.js';
import type { CatalogueEntry, FrameInput, Recognizer } from './types.js';

/**
 * A recogniser of the given products by their reference photos and barcodes. It works offline and
 * on one thread; its memory is about 65 kB per reference. The order of products and of their
 * references does not matter.
 */
export function createRecognizer(products: readonly CatalogueEntry[]): Recognizer {
  const catalogue = canonicalCatalogue(products);
  const finder = new FacingFinder(catalogue);
  const barcodes = indexBarcodes(catalogue);
  return {
    async detect({ frameIndex, image }: FrameInput): Promise<FrameDetection[]> {
      const picture = await decodeImage(image);
      if (!picture) throw new Error(`key frame ${frameIndex} cannot be decoded`);
      const coded = await detectBarcodes(frameIndex, picture, barcodes);
      const features = extractFeatures(normaliseExposure(grayOf(picture)), FRAME_FEATURES);
      const facings = chooseFacings(frameIndex, finder.find(picture, features));
      const found = joinCodes(coded, facings);
      // Named facings tell best what their neighbours are; without any, print that repeats does.
      const propose = found.some((d) => d.productId !== null)
        ? proposeStrangers(frameIndex, picture, found)
        : proposeRepeated(frameIndex, picture, features);
      const isNew = (d: FrameDetection): boolean =>
        found.every((known) => containment(known.box, d.box) < 0.3);
      return [...found, ...propose.filter(isNew)];
    },
    close: () => Promise.resolve(),
  };
}

/**
 * A known code names its facing. A code that nobody enrolled says nothing against a name found by
 * the front's looks: the facing keeps the name and gains the code.
 */
function joinCodes(
  coded: readonly FrameDetection[],
  facings: readonly FrameDetection[],
): FrameDetection[] {
  const isOn = (c: FrameDetection, f: FrameDetection): boolean => containment(c.box, f.box) > 0.5;
  const strange = coded.filter((c) => c.productId === null);
  const known = coded.filter((c) => c.productId !== null);
  const kept = facings
    .filter((f) => !known.some((c) => isOn(c, f)))
    .filter((f) => f.productId !== null || !strange.some((c) => isOn(c, f)))
    .map((f) => ({ ...f, barcode: strange.find((c) => isOn(c, f))?.barcode ?? f.barcode }));
  const alone = strange.filter((c) => !kept.some((f) => f.productId !== null && isOn(c, f)));
  return [...known, ...alone, ...kept];
}
