export { canonicalBarcode } from './barcode/check-digit.js';
export {
  decodeDescriptor,
  DESCRIPTOR_VERSION,
  encodeDescriptor,
} from './catalogue/descriptor-codec.js';
export { describeReference } from './catalogue/describe-reference.js';
export {
  chooseFronts,
  EVIDENCE_MARGIN,
  frontInCrop,
  LEARNT_PER_ITEM,
  type EvidenceFacing,
} from './catalogue/evidence-front.js';
export { encodePhoto } from './image/photo-encoder.js';
export { keepLikely, needsShortlist, scoreProducts } from './matching/likely-products.js';
export { rankByLooks, type LooksRank } from './matching/rank-by-looks.js';
export { createRecognizer } from './recognizer.js';
export type {
  CatalogueEntry,
  CropSource,
  DescribeResult,
  FeatureSet,
  FrameInput,
  NormalisedBox,
  Recognizer,
  ReferenceDescriptor,
  ReferenceRefusal,
  RgbImage,
} from './types.js';
