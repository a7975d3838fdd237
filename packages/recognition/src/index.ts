export { canonicalBarcode } from './barcode/check-digit.js';
export {
  decodeDescriptor,
  DESCRIPTOR_VERSION,
  encodeDescriptor,
} from './catalogue/descriptor-codec.js';
export { describeReference } from './catalogue/describe-reference.js';
export { encodePhoto } from './image/photo-encoder.js';
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
