import type { Box } from '@miinventario/counting';
import type { RgbPyramid } from '../image/pyramid.js';
import type { Hypothesis } from '../matching/pose.js';
import { logOdds, type Appearance } from '../verification/summary.js';
import { verify } from '../verification/verify.js';
import { boundingBox, clipBox, quadOf } from './geometry.js';

/** A hypothesis with its verdict. */
export interface Candidate {
  readonly hypothesis: Hypothesis;
  readonly productId: string;
  /** In frame pixels, cut at the frame's edges. */
  readonly box: Box;
  readonly appearance: Appearance;
  readonly logOdds: number;
}

/** Verifies every hypothesis, most likely first. */
export function verifyAll(frame: RgbPyramid, hypotheses: readonly Hypothesis[]): Candidate[] {
  const picture = frame.levels[0];
  if (!picture) return [];
  const candidates = hypotheses.map((hypothesis): Candidate => {
    const { model, pose } = hypothesis;
    const whole = boundingBox(quadOf(pose, model.width, model.height));
    const appearance = verify(frame, hypothesis);
    return {
      hypothesis,
      productId: model.productId,
      box: clipBox(whole, picture.width, picture.height),
      appearance,
      logOdds: logOdds(hypothesis, appearance),
    };
  });
  return candidates.sort((a, b) => b.logOdds - a.logOdds);
}
