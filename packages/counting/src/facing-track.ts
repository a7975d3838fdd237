import type { Box, FacingLabel, FrameDetection } from './types.js';
import { area, median } from './boxes.js';

/** One sighting of a facing. */
export interface Sighting {
  readonly detection: FrameDetection;
  /** In shelf coordinates, corrected by the local deviation of its frame. */
  readonly shelfBox: Box;
  /** The frame's edge cuts the box. */
  readonly isCut: boolean;
  readonly order: number;
}

/** What is gathered about one facing while the key frames are gone through. */
export class FacingTrack {
  readonly sightings: Sighting[] = [];
  private box: Box;

  constructor(
    readonly segment: number,
    first: Sighting,
  ) {
    this.box = first.shelfBox;
    this.sightings.push(first);
  }

  /** Median of the whole sightings; of the cut ones, the largest, while there is no whole one. */
  get shelfBox(): Box {
    return this.box;
  }

  get isOnlyCut(): boolean {
    return this.sightings.every((sighting) => sighting.isCut);
  }

  add(sighting: Sighting): void {
    this.sightings.push(sighting);
    this.refresh();
  }

  /** Takes over all that another track saw. */
  absorb(other: FacingTrack): void {
    this.sightings.push(...other.sightings);
    this.refresh();
  }

  private refresh(): void {
    const whole = this.sightings.filter((sighting) => !sighting.isCut);
    if (whole.length === 0) {
      this.box = this.sightings
        .map((sighting) => sighting.shelfBox)
        .reduce((a, b) => (area(b) > area(a) ? b : a));
      return;
    }
    const side = (key: keyof Box): number => median(whole.map((s) => s.shelfBox[key]));
    this.box = { x: side('x'), y: side('y'), width: side('width'), height: side('height') };
  }
}

export interface Identity {
  /** See identityKey. */
  readonly key: string;
  readonly productId: string | null;
  readonly barcode: string | null;
  readonly label: FacingLabel | null;
  /** Share of the votes it got, 0..1. */
  readonly agreement: number;
}

/** "Seen but not recognised" says little against a name: it is doubt, not denial. */
const UNRECOGNISED_WEIGHT = 0.35;
const CUT_WEIGHT = 0.5;

/** Elects what a facing is, by the scores of those who saw it. */
export function electIdentity(track: FacingTrack): Identity {
  const votes = new Map<string, { weight: number; best: FrameDetection }>();
  let total = 0;
  for (const { detection, isCut } of track.sightings) {
    const known = detection.productId !== null || detection.barcode !== null;
    const weight =
      Math.max(0.01, detection.score) *
      (known ? 1 : UNRECOGNISED_WEIGHT) *
      (isCut ? CUT_WEIGHT : 1);
    total += weight;
    const key = identityKey(detection);
    const vote = votes.get(key);
    if (vote === undefined) votes.set(key, { weight, best: detection });
    else {
      vote.weight += weight;
      if (detection.score > vote.best.score) vote.best = detection;
    }
  }
  const [winner] = [...votes].sort(([, a], [, b]) => b.weight - a.weight);
  if (winner === undefined) return NOBODY;
  const [key, { weight, best }] = winner;
  const { productId, barcode, label } = best;
  return { key, productId, barcode, label, agreement: weight / total };
}

/** The key of a facing of which nothing was read. */
export const UNKNOWN_KEY = 'label:||';

/** Something stands there; what it is, nobody knows. */
export const NOBODY: Identity = {
  key: UNKNOWN_KEY,
  productId: null,
  barcode: null,
  label: null,
  agreement: 0,
};

/** What makes two detections the same thing. */
export function identityKey(detection: FrameDetection): string {
  if (detection.productId !== null) return `product:${detection.productId}`;
  if (detection.barcode !== null) return `barcode:${detection.barcode}`;
  const { name = '', brand = '', size = '' } = detection.label ?? {};
  return `label:${brand}|${name}|${size}`.toLowerCase();
}
