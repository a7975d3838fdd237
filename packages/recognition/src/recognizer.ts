import type { FrameDetection } from '@miinventario/counting';
import { modelOf, type ProductModel } from './catalogue/product-model.js';
import { verifyAll } from './detection/candidates.js';
import { chooseFacings } from './detection/choose.js';
import { detectBarcodes, indexBarcodes } from './detection/detect-barcodes.js';
import { containment } from './detection/geometry.js';
import { extractFeatures } from './features/extract-features.js';
import { decodeImage } from './image/decode.js';
import { grayOf, normaliseExposure } from './image/gray.js';
import { buildPyramid } from './image/pyramid.js';
import { findHypotheses } from './matching/cluster.js';
import type { Hypothesis } from './matching/pose.js';
import { collectVotes, indexFeatures, type FeatureIndex } from './matching/vote.js';
import type { CatalogueEntry, FrameInput, Recognizer, RgbImage } from './types.js';

/** Points of a 720p frame; a full shelf has about 3,000. */
const FRAME_FEATURES = { upsample: false, maximum: 4000, contrast: 0.02, octaves: 5 };

/**
 * A recogniser of the given products by their reference photos and barcodes. It works offline and
 * on one thread; its memory is about 50 kB per reference.
 */
export function createRecognizer(catalogue: readonly CatalogueEntry[]): Recognizer {
  const models = catalogue.map(modelOf).filter((m): m is ProductModel => m !== undefined);
  const index = indexFeatures(models);
  const barcodes = indexBarcodes(catalogue);
  return {
    async detect({ frameIndex, image }: FrameInput): Promise<FrameDetection[]> {
      const picture = await decodeImage(image);
      if (!picture) throw new Error(`key frame ${frameIndex} cannot be decoded`);
      const coded = await detectBarcodes(frameIndex, picture, barcodes);
      const facings = detectFacings(frameIndex, picture, index);
      const isCoded = (f: FrameDetection): boolean =>
        coded.some((c) => containment(c.box, f.box) > 0.5);
      return [...coded, ...facings.filter((f) => !isCoded(f))];
    },
    close: () => Promise.resolve(),
  };
}

function detectFacings(frameIndex: number, picture: RgbImage, index: FeatureIndex): FrameDetection[] {
  if (index.forest.count === 0) return [];
  const features = extractFeatures(normaliseExposure(grayOf(picture)), FRAME_FEATURES);
  const hypotheses: Hypothesis[] = [];
  for (const [model, votes] of collectVotes(index, features)) {
    hypotheses.push(...findHypotheses(index.models[model] as ProductModel, votes));
  }
  return chooseFacings(frameIndex, verifyAll(buildPyramid(picture), hypotheses));
}
