import { containment, iou } from './boxes.js';
import { electIdentity, type FacingTrack } from './facing-track.js';

/** Two tracks overlapping by this much in the shelf plane stand in the same place. */
const SAME_PLACE_IOU = 0.5;
/** A cut sighting lying this much inside a whole facing is part of it. */
const PART_CONTAINMENT = 0.7;

/**
 * Joins tracks that are one facing seen at different times: they overlap, and no frame shows both.
 * Two boxes of one frame are never joined: that frame saw two things.
 */
export function joinSplitTracks(tracks: readonly FacingTrack[]): FacingTrack[] {
  const ordered = [...tracks].sort((a, b) => b.sightings.length - a.sightings.length);
  const kept: FacingTrack[] = [];
  for (const track of ordered) {
    const home = kept
      .filter((other) => canJoin(other, track))
      .sort((a, b) => iou(b.shelfBox, track.shelfBox) - iou(a.shelfBox, track.shelfBox))[0];
    if (home === undefined) kept.push(track);
    else home.absorb(track);
  }
  return kept;
}

function canJoin(a: FacingTrack, b: FacingTrack): boolean {
  if (a.segment !== b.segment) return false;
  const isPart = a.isOnlyCut || b.isOnlyCut;
  const overlaps = isPart
    ? containment(a.shelfBox, b.shelfBox) >= PART_CONTAINMENT
    : iou(a.shelfBox, b.shelfBox) >= (sameIdentity(a, b) ? SAME_PLACE_IOU - 0.1 : SAME_PLACE_IOU);
  return overlaps && !shareFrame(a, b);
}

function sameIdentity(a: FacingTrack, b: FacingTrack): boolean {
  const x = electIdentity(a);
  const y = electIdentity(b);
  return x.productId === y.productId && x.barcode === y.barcode;
}

function shareFrame(a: FacingTrack, b: FacingTrack): boolean {
  const frames = new Set(a.sightings.map((sighting) => sighting.detection.frameIndex));
  return b.sightings.some((sighting) => frames.has(sighting.detection.frameIndex));
}
