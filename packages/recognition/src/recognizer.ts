import type { FrameDetection } from '@miinventario/counting';
import { chooseFacings } from './detection/choose.js';
import { detectBarcodes, indexBarcodes } from './detection/detect-barcodes.js';
import { FacingFinder } from './detection/detect-facings.js';
import { containment } from './detection/geometry.js';
import { decodeImage } from './image/decode.js';
import type { CatalogueEntry, FrameInput, Recognizer } from './types.js';

/**
 * A recogniser of the given products by their reference photos and barcodes. It works offline and
 * on one thread; its memory is about 65 kB per reference.
 */
export function createRecognizer(catalogue: readonly CatalogueEntry[]): Recognizer {
  const finder = new FacingFinder(catalogue);
  const barcodes = indexBarcodes(catalogue);
  return {
    async detect({ frameIndex, image }: FrameInput): Promise<FrameDetection[]> {
      const picture = await decodeImage(image);
      if (!picture) throw new Error(`key frame ${frameIndex} cannot be decoded`);
      const coded = await detectBarcodes(frameIndex, picture, barcodes);
      const facings = chooseFacings(frameIndex, finder.find(picture));
      const isCoded = (f: FrameDetection): boolean =>
        coded.some((c) => containment(c.box, f.box) > 0.5);
      return [...coded, ...facings.filter((f) => !isCoded(f))];
    },
    close: () => Promise.resolve(),
  };
}
