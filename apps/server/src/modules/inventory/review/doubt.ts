import { confidenceLevel } from '@miinventario/contracts';

/** Why a line should be looked at. */
export const DOUBT_REASONS = [
  'unrecognised',
  'not_in_catalogue',
  'low_confidence',
  'variance',
] as const;
export type DoubtReason = (typeof DOUBT_REASONS)[number];

export interface DoubtfulLine {
  readonly productId: string | null;
  /** Whether nothing of it is known: no product, no code, no name. */
  readonly isUnrecognised: boolean;
  /** 0..1 */
  readonly confidence: number;
  readonly isReviewed: boolean;
  readonly quantity: number;
  /** By the last confirmed count; null when there is none. */
  readonly expected: number | null;
}

export interface Doubt {
  /** 0: nothing to look at; above 1: it has no product. */
  readonly score: number;
  readonly reasons: readonly DoubtReason[];
}

/** A difference below so many units is no news in any shop, however few were expected. */
const SMALL_DIFFERENCE = 2;
/** From this share of what was expected, a difference is worth a look. */
const LARGE_SHARE = 0.3;

/**
 * How much a line needs a person's look. What has no product comes first, then what the camera was
 * unsure of or what differs much from the last confirmed count, whichever is worse.
 */
export function doubtOf(line: DoubtfulLine): Doubt {
  if (line.isReviewed) return { score: 0, reasons: [] };
  const reasons: DoubtReason[] = [];
  if (line.isUnrecognised) reasons.push('unrecognised');
  else if (line.productId === null) reasons.push('not_in_catalogue');
  if (confidenceLevel(line.confidence) === 'low') reasons.push('low_confidence');
  const variance = varianceShare(line);
  if (variance > 0) reasons.push('variance');
  const nameless = line.isUnrecognised ? 1 : line.productId === null ? 0.5 : 0;
  const unsure = Math.max(1 - line.confidence, variance);
  return { score: Number((nameless + Math.min(1, unsure)).toFixed(3)), reasons };
}

/** The difference as a share of what was expected, 0..1; 0 when it is small. */
function varianceShare({ quantity, expected }: DoubtfulLine): number {
  if (expected === null) return 0;
  const difference = Math.abs(quantity - expected);
  const share = difference / Math.max(1, expected);
  return difference < SMALL_DIFFERENCE || share < LARGE_SHARE ? 0 : Math.min(1, share);
}
