import type { FrameDetection } from '@miinventario/counting';
import type { Candidate } from './candidates.js';
import { containment, iou } from './geometry.js';

/** Log-odds above which a name is given; below, the place may still be a facing of a stranger. */
const NAMED = 0.3;
/** Siblings closer than this in log-odds cannot be told apart: no name rather than a wrong one. */
const MARGIN = 0.35;
/** Two facings never share more than this of the smaller one's box. */
const SHARED = 0.4;
/** A front cut by the frame's edge shows too little to tell siblings apart. */
const WHOLE = 0.88;
/** A place that looks this much like an enrolled pack is a pack, if perhaps another. */
const SIBLING_STRUCTURE = 0.6;
const SIBLING_MATCHES = 14;

/**
 * The best explanation of each place wins. A place that resembles a product without being it (an
 * unlisted sibling) or two products alike is a facing without a name.
 */
export function chooseFacings(
  frameIndex: number,
  candidates: readonly Candidate[],
): FrameDetection[] {
  const taken: Candidate[] = [];
  const found: FrameDetection[] = [];
  const isFree = (c: Candidate): boolean =>
    taken.every((other) => containment(other.box, c.box) <= SHARED);
  for (const c of candidates) {
    if (c.logOdds < NAMED) break;
    if (c.appearance.visible < WHOLE || !isFree(c)) continue;
    taken.push(c);
    const rival = candidates.find((o) => o.productId !== c.productId && iou(o.box, c.box) > 0.5);
    const isClear = !rival || c.logOdds - rival.logOdds >= MARGIN;
    found.push(detectionOf(frameIndex, c, isClear ? c.productId : null));
  }
  const strangers = candidates
    .filter((c) => c.logOdds < NAMED && c.appearance.visible >= WHOLE)
    .filter((c) => c.appearance.structure >= SIBLING_STRUCTURE)
    .filter((c) => c.hypothesis.inliers.length >= SIBLING_MATCHES)
    .sort((a, b) => b.appearance.structure - a.appearance.structure);
  for (const c of strangers) {
    if (!isFree(c)) continue;
    taken.push(c);
    found.push(detectionOf(frameIndex, c, null));
  }
  return found;
}

function detectionOf(frameIndex: number, c: Candidate, productId: string | null): FrameDetection {
  const probability = 1 / (1 + Math.exp(-c.logOdds));
  return {
    frameIndex,
    box: c.box,
    productId,
    label: null,
    barcode: null,
    score: productId === null ? Math.min(0.5, c.appearance.structure) : probability,
  };
}
