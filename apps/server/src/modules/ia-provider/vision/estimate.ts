import { imageTokens, type ImageLimits, type Size } from '../frames/image-limits.js';
import { planTiles } from '../frames/plan-tiles.js';
import { estimateTextTokens, type TokenUse } from './token-use.js';

/** Room for an answer with its thinking: 4 pictures of 40 facings take about 8,000 tokens. */
export const MAX_OUTPUT_TOKENS = 24_000;

/** Of one picture of a full shelf, thinking included: what answers of 25 facings take. */
const OUTPUT_PER_IMAGE = 1_200;
/** The answer's schema, which vendors count as input. */
const SCHEMA_TOKENS = 400;

interface EstimatedQuestion {
  readonly instructions: string;
  readonly catalogue: string;
  readonly images: ReadonlyArray<{ readonly size: Size }>;
}

/** The tokens of a call before it is made. Caches are not counted on. */
export function estimateCall(question: EstimatedQuestion, limits: ImageLimits): TokenUse {
  const pictures = question.images.reduce((sum, { size }) => sum + imageTokens(size, limits), 0);
  return {
    input:
      pictures + estimateTextTokens(question.instructions + question.catalogue) + SCHEMA_TOKENS,
    cachedInput: 0,
    cacheWrite: 0,
    output: question.images.length * OUTPUT_PER_IMAGE,
    isEstimated: true,
  };
}

/** The tokens of a film of that many frames, with hints of that many products. */
export function estimateFilm(
  frameCount: number,
  frame: Size,
  hints: number,
  instructions: string,
  limits: ImageLimits,
  framesPerCall: number,
): TokenUse {
  const images = planTiles(frame, limits).map(({ sent }) => ({ size: sent }));
  const catalogue = 'x'.repeat(hints * CHARACTERS_PER_HINT);
  const one = estimateCall({ instructions, catalogue, images: [] }, limits);
  const perFrame = estimateCall({ instructions: '', catalogue: '', images }, limits);
  const calls = Math.ceil(frameCount / framesPerCall);
  return {
    ...one,
    input: calls * one.input + frameCount * (perFrame.input - SCHEMA_TOKENS),
    output: frameCount * perFrame.output,
  };
}

const CHARACTERS_PER_HINT = 60;
