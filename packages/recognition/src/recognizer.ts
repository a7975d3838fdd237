import type { FrameDetection } from '@miinventario/counting';
import { modelOf, type ProductModel } from './catalogue/product-model.js';
import { detectBarcodes, indexBarcodes } from './detection/detect-barcodes.js';
import { boundingBox, clipBox, containment, areaOf, quadOf } from './detection/geometry.js';
import { extractFeatures } from './features/extract-features.js';
import { decodeImage } from './image/decode.js';
import { grayOf, normaliseExposure } from './image/gray.js';
import { findHypotheses } from './matching/cluster.js';
import type { Hypothesis } from './matching/pose.js';
import { collectVotes, indexFeatures } from './matching/vote.js';
import type { CatalogueEntry, FrameInput, Recognizer } from './types.js';

export function createRecognizer(catalogue: readonly CatalogueEntry[]): Recognizer {
  const models = catalogue.map(modelOf).filter((m): m is ProductModel => m !== undefined);
  const index = indexFeatures(models);
  const barcodes = indexBarcodes(catalogue);
  return {
    async detect(frame: FrameInput): Promise<FrameDetection[]> {
      const picture = await decodeImage(frame.image);
      if (!picture) throw new Error(`frame ${frame.frameIndex} cannot be decoded`);
      const features = extractFeatures(normaliseExposure(grayOf(picture)), {
        upsample: false,
        maximum: 4000,
        contrast: 0.02,
        octaves: 5,
      });
      const hypotheses: Hypothesis[] = [];
      for (const [model, votes] of collectVotes(index, features)) {
        hypotheses.push(...findHypotheses(models[model] as ProductModel, votes));
      }
      hypotheses.sort((a, b) => b.inliers.length - a.inliers.length);
      const kept: FrameDetection[] = await detectBarcodes(frame.frameIndex, picture, barcodes);
      for (const h of hypotheses) {
        if (h.inliers.length < 6) continue;
        const whole = boundingBox(quadOf(h.pose, h.model.width, h.model.height));
        const box = clipBox(whole, picture.width, picture.height);
        if (areaOf(box) < areaOf(whole) * 0.6) continue;
        if (kept.some((k) => containment(k.box, box) > 0.4)) continue;
        kept.push({
          frameIndex: frame.frameIndex,
          box,
          productId: h.model.productId,
          label: null,
          barcode: null,
          score: 1 - Math.exp(-h.inliers.length / 12),
        });
      }
      return kept;
    },
    close: () => Promise.resolve(),
  };
}
