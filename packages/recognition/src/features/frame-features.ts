import type { FeatureOptions } from './extract-features.js';

/** Points of a 720p frame; a full shelf has about 3,000. */
export const FRAME_FEATURES: FeatureOptions = {
  upsample: false,
  maximum: 4000,
  contrast: 0.02,
  octaves: 5,
};
