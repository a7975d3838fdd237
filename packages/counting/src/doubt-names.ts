import { median } from './boxes.js';
import type { FacingTrack } from './facing-track.js';

/** Log odds of a recogniser that is as sure of a facing as its photos allow. */
const CERTAIN = 4.5;
/** A facing this much less like its photos than its twins in the same film is another product. */
const UNLIKE = 4.2;

/** A facing that was given a name. */
export interface NamedTrack {
  readonly track: FacingTrack;
  readonly productId: string;
}

/**
 * Facings whose names should be taken back. Packs of one product in one film are printed alike and lit
 * alike: where one of them is recognised beyond doubt and another only just, in view after view, the
 * other is a sibling that nobody enrolled. A code that was read is never doubted, and a recogniser
 * whose scores do not tell the two apart is believed.
 */
export function doubtfulNames(named: readonly NamedTrack[]): ReadonlySet<FacingTrack> {
  const surest = new Map<string, number>();
  const sureness = named.map(({ track, productId }) => {
    const logOdds = medianLogOdds(track, productId);
    surest.set(productId, Math.max(surest.get(productId) ?? -Infinity, logOdds));
    return logOdds;
  });
  const doubted = named.filter(({ track, productId }, i) => {
    const best = surest.get(productId) ?? 0;
    const isRead = track.sightings.some(({ detection }) => detection.barcode !== null);
    return !isRead && best >= CERTAIN && (sureness[i] ?? 0) <= best - UNLIKE;
  });
  return new Set(doubted.map(({ track }) => track));
}

/** Scores are probabilities; those of 0 and 1 stand for what no recogniser can know. */
const LIMIT = 1e-6;

function medianLogOdds(track: FacingTrack, productId: string): number {
  return median(
    track.sightings
      .filter(({ detection }) => detection.productId === productId)
      .map(({ detection }) => {
        const p = Math.min(1 - LIMIT, Math.max(LIMIT, detection.score));
        return Math.log(p / (1 - p));
      }),
  );
}
