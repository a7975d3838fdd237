import type {
  Box,
  CountResult,
  FilmSurvey,
  FrameDetection,
  FramePose,
  Homography,
} from './types.js';
import { invert, mapBox } from './homography.js';
import { area, clipBox, containment, iou, median, shiftBox } from './boxes.js';
import { assignBestFirst } from './assign.js';
import { FacingTrack, identityKey, type Sighting } from './facing-track.js';
import { poseAt } from './pose-at.js';
import { joinSplitTracks } from './join-tracks.js';
import { weighTracks } from './weigh-tracks.js';
import { countItems } from './count-items.js';

export interface MergeOptions {
  /**
   * Frames that the recogniser looked at, whether or not it found anything there: the survey's key
   * frames unless told. Frames with detections are always among them.
   */
  readonly lookedAt?: readonly number[];
}

/** A frame that was looked at, with what was found in it. */
export interface LookedFrame {
  readonly pose: FramePose;
  readonly fromShelf: Homography;
  readonly detections: readonly FrameDetection[];
  /** How far this frame's facings lie from where the plane puts them, frame pixels, per facing. */
  offsetAt: (x: number, y: number) => { dx: number; dy: number };
}

/** Overlap from which a detection may be a known facing. */
const MIN_MATCH = 0.25;
/** Sure enough to learn the frame's local deviation from. */
const SURE_MATCH = 0.35;
/** A box that ends this near the frame's edge (share of its longer side) is taken as cut by it. */
const EDGE_SHARE = 0.006;
/** Facings that tell the local deviation of a place. */
const NEIGHBOURS = 5;

/**
 * Merges the detections of all key frames into distinct facings and counts them. Pure: the same
 * input gives the same answer. Detections in frames that the survey could not place are left out.
 */
export function mergeDetections(
  survey: FilmSurvey,
  detections: readonly FrameDetection[],
  options: MergeOptions = {},
): CountResult {
  const frames = lookedFrames(survey, detections, options);
  const tracks: FacingTrack[] = [];
  frames.forEach((frame, order) => mergeFrame(frame, order, tracks, survey));
  const joined = joinSplitTracks(tracks);
  const facings = weighTracks(joined, frames, survey);
  return { facings, items: countItems(facings), coverage: survey.coverage };
}

function lookedFrames(
  survey: FilmSurvey,
  detections: readonly FrameDetection[],
  options: MergeOptions,
): LookedFrame[] {
  const byFrame = new Map<number, FrameDetection[]>();
  for (const frame of options.lookedAt ?? survey.keyframes.map((k) => k.frameIndex)) {
    byFrame.set(frame, []);
  }
  for (const detection of detections) {
    const list = byFrame.get(detection.frameIndex);
    if (list === undefined) byFrame.set(detection.frameIndex, [detection]);
    else list.push(detection);
  }
  return [...byFrame]
    .sort(([a], [b]) => a - b)
    .flatMap(([frameIndex, found]) => {
      const pose = poseAt(survey, frameIndex);
      if (pose === undefined) return [];
      return [
        {
          pose,
          fromShelf: invert(pose.toShelf),
          detections: dropDoubles(found),
          offsetAt: () => ({ dx: 0, dy: 0 }),
        },
      ];
    });
}

/** A provider may box the same facing twice; the surer box stays. */
function dropDoubles(detections: readonly FrameDetection[]): FrameDetection[] {
  const kept: FrameDetection[] = [];
  for (const detection of [...detections].sort((a, b) => b.score - a.score)) {
    if (area(detection.box) <= 0) continue;
    const isDouble = kept.some(
      (other) =>
        iou(other.box, detection.box) > 0.8 ||
        (identityKey(other) === identityKey(detection) && iou(other.box, detection.box) > 0.6),
    );
    if (!isDouble) kept.push(detection);
  }
  return kept;
}

function mergeFrame(
  frame: LookedFrame,
  order: number,
  tracks: FacingTrack[],
  survey: FilmSurvey,
): void {
  const near = tracks.flatMap((track) => {
    if (track.segment !== frame.pose.segment) return [];
    const box = mapBox(frame.fromShelf, track.shelfBox);
    return clipBox(box, survey.width, survey.height) === undefined ? [] : [{ track, box }];
  });
  const score = (expected: Box, track: FacingTrack, detection: FrameDetection): number =>
    likeness(expected, track, detection, survey);
  const { detections } = frame;
  const first = assignBestFirst(
    detections.length,
    near.length,
    (d, t) => pick(detections, d, (x) => pick(near, t, (n) => score(n.box, n.track, x))),
    SURE_MATCH,
  );
  frame.offsetAt = localOffsets(
    first.flatMap(({ row, column }) => {
      const detection = detections[row];
      const known = near[column];
      if (detection === undefined || known === undefined) return [];
      if (isCut(detection.box, survey) || known.track.isOnlyCut) return [];
      return [{ expected: known.box, found: detection.box }];
    }),
  );
  const moved = near.map(({ track, box }) => {
    const { dx, dy } = frame.offsetAt(box.x + box.width / 2, box.y + box.height / 2);
    return { track, box: shiftBox(box, dx, dy) };
  });
  const pairs = assignBestFirst(
    detections.length,
    moved.length,
    (d, t) => pick(detections, d, (x) => pick(moved, t, (n) => score(n.box, n.track, x))),
    MIN_MATCH,
  );
  const trackOf = new Map(pairs.map(({ row, column }) => [row, moved[column]?.track]));
  detections.forEach((detection, row) => {
    const sighting = toSighting(detection, frame, order, survey);
    const track = trackOf.get(row);
    if (track === undefined) tracks.push(new FacingTrack(frame.pose.segment, sighting));
    else track.add(sighting);
  });
}

function pick<T>(list: readonly T[], index: number, of: (item: T) => number): number {
  const item = list[index];
  return item === undefined ? 0 : of(item);
}

function toSighting(
  detection: FrameDetection,
  frame: LookedFrame,
  order: number,
  survey: FilmSurvey,
): Sighting {
  const { box } = detection;
  const { dx, dy } = frame.offsetAt(box.x + box.width / 2, box.y + box.height / 2);
  return {
    detection,
    shelfBox: mapBox(frame.pose.toShelf, shiftBox(box, -dx, -dy)),
    isCut: isCut(box, survey),
    order,
  };
}

export function isCut(
  box: Box,
  frame: { readonly width: number; readonly height: number },
): boolean {
  const edge = EDGE_SHARE * Math.max(frame.width, frame.height);
  return (
    box.x <= edge ||
    box.y <= edge ||
    box.x + box.width >= frame.width - edge ||
    box.y + box.height >= frame.height - edge
  );
}

/** How well a detection fits where a known facing should be, 0..1 and a little more. */
function likeness(
  expected: Box,
  track: FacingTrack,
  detection: FrameDetection,
  survey: FilmSurvey,
): number {
  const clipped = clipBox(expected, survey.width, survey.height);
  if (clipped === undefined) return 0;
  const isPartial = isCut(detection.box, survey) || track.isOnlyCut;
  const overlap = iou(clipped, detection.box);
  const fit = isPartial ? Math.max(overlap, 0.8 * containment(expected, detection.box)) : overlap;
  if (fit <= 0) return 0;
  const same = track.sightings.some((s) => identityKey(s.detection) === identityKey(detection));
  return same ? fit + 0.08 : fit;
}

/**
 * The deviation of the shelf from the plane around a place: things that stand nearer or farther
 * move by more or less than the plane does, and so do their neighbours. Bounded to less than half a
 * facing, so that it cannot explain a facing away as the next one.
 */
function localOffsets(
  pairs: ReadonlyArray<{ expected: Box; found: Box }>,
): (x: number, y: number) => { dx: number; dy: number } {
  if (pairs.length < 2) return () => ({ dx: 0, dy: 0 });
  const points = pairs.map(({ expected, found }) => ({
    x: expected.x + expected.width / 2,
    y: expected.y + expected.height / 2,
    dx: found.x + found.width / 2 - expected.x - expected.width / 2,
    dy: found.y + found.height / 2 - expected.y - expected.height / 2,
  }));
  const limitX = 0.45 * median(pairs.map(({ expected }) => expected.width));
  const limitY = 0.45 * median(pairs.map(({ expected }) => expected.height));
  const bounded = (value: number, limit: number): number =>
    Math.max(-limit, Math.min(limit, value));
  return (x, y) => {
    const nearest = [...points]
      .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))
      .slice(0, NEIGHBOURS);
    return {
      dx: bounded(median(nearest.map((p) => p.dx)), limitX),
      dy: bounded(median(nearest.map((p) => p.dy)), limitY),
    };
  };
}
