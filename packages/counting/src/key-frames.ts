/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes are bounded by the lists */
import type { Coverage, CoverageHole, FramePose, KeyFrame } from './types.js';
import type { CellGrid } from './coverage.js';
import { cellsSeen } from './coverage.js';
import { apply, areaScale, type Point } from './homography.js';

export interface KeyFrameChoice {
  readonly width: number;
  readonly height: number;
  /** Views wanted of every cell near a frame's edge, and of every cell well inside one. */
  readonly wantedViews: number;
  readonly maxKeyFrames: number;
}

/**
 * How far inside the frame a cell must lie to count as seen, as shares of the frame, and how many
 * of the wanted views must show it so. A facing is wholly visible only where its centre is half its
 * width inside, so cells are asked for with the margins of small, large and very large facings.
 */
const MARGINS = [
  { margin: 0.1, share: 1 },
  { margin: 0.26, share: 0.7 },
  { margin: 0.36, share: 0.4 },
] as const;

/**
 * Two key frames closer in time than this and in place than that (share of the frame) see the same
 * blur and the same reflections: the second is worth less, but never less than the third value.
 */
const FRESH_MS = 500;
const FRESH_SHARE = 0.1;
const LEAST_FRESHNESS = 0.3;
/** Gain, in cells, under which one more frame is not worth what a provider charges for it. */
const MIN_GAIN_SHARE = 0.006;
/** A frame blurrier than this share of its neighbours is only taken for want of others. */
const SOFT_SHARE = 0.85;

interface Candidate {
  readonly frame: KeyFrame;
  /** Where the middle of the frame looks, shelf coordinates. */
  readonly centre: Point;
  readonly quality: number;
  /** 1 until a frame like it has been chosen. */
  freshness: number;
  /** Cells per margin, numbered over all grids. */
  readonly cells: readonly (readonly number[])[];
}

/**
 * Chooses the frames to recognise: greedily, the frame that adds most views that are still wanted,
 * weighed by how sharp and well exposed it is among its neighbours.
 */
export function chooseKeyFrames(
  frames: readonly KeyFrame[],
  grids: readonly CellGrid[],
  choice: KeyFrameChoice,
): { keyframes: KeyFrame[]; coverage: Coverage } {
  const candidates = toCandidates(frames, grids, choice);
  const cellCount = grids.reduce((sum, grid) => sum + grid.columns * grid.rows, 0);
  const wanted = MARGINS.map((_, m) => wantedViews(candidates, m, cellCount, choice));
  const views = MARGINS.map(() => new Uint8Array(cellCount));
  const total = wanted.reduce((sum, w) => sum + w.reduce((a, b) => a + (b > 0 ? 1 : 0), 0), 0);
  const chosen: Candidate[] = [];
  const open = new Set(candidates);
  while (chosen.length < choice.maxKeyFrames) {
    let best: Candidate | undefined;
    let bestGain = MIN_GAIN_SHARE * total;
    for (const candidate of open) {
      const gain = candidate.quality * candidate.freshness * gainOf(candidate, wanted, views);
      if (gain > bestGain) {
        bestGain = gain;
        best = candidate;
      }
    }
    if (best === undefined) break;
    const taken = best;
    chosen.push(taken);
    taken.cells.forEach((cells, m) => cells.forEach((cell) => views[m]![cell]!++));
    open.delete(taken);
    for (const other of open) {
      other.freshness = Math.min(other.freshness, freshnessBeside(other, taken, choice));
    }
  }
  const keyframes = chosen
    .map((candidate) => candidate.frame)
    .sort((a, b) => a.frameIndex - b.frameIndex);
  return { keyframes, coverage: coverageOf(grids, candidates, views[0]!, choice) };
}

function toCandidates(
  frames: readonly KeyFrame[],
  grids: readonly CellGrid[],
  choice: KeyFrameChoice,
): Candidate[] {
  const offsets: number[] = [];
  grids.reduce((sum, grid) => (offsets.push(sum), sum + grid.columns * grid.rows), 0);
  return frames.map((frame, index) => {
    const at = grids.findIndex((grid) => grid.segment === frame.segment);
    const cells = MARGINS.map(({ margin }) =>
      cellsSeen(grids[at]!, frame.toShelf, choice, margin).map((cell) => cell + offsets[at]!),
    );
    const centre = apply(frame.toShelf, choice.width / 2, choice.height / 2);
    return { frame, centre, cells, quality: relativeQuality(frames, index), freshness: 1 };
  });
}

/** 0.05 .. 1: sharpness and light against the best of the two seconds around. */
function relativeQuality(frames: readonly KeyFrame[], index: number): number {
  const frame = frames[index]!;
  let sharpest = frame.sharpness;
  for (const side of [-1, 1]) {
    for (let i = index + side; frames[i] !== undefined; i += side) {
      if (Math.abs(frames[i]!.timeMs - frame.timeMs) > 1000) break;
      sharpest = Math.max(sharpest, frames[i]!.sharpness);
    }
  }
  const sharp = sharpest === 0 ? 0 : frame.sharpness / sharpest;
  const focus = sharp >= SOFT_SHARE ? sharp : (sharp * sharp) / SOFT_SHARE;
  const light = frame.exposure > 0.95 || frame.exposure < 0.02 ? 0.3 : 1;
  return Math.max(0.05, focus * light);
}

function freshnessBeside(a: Candidate, b: Candidate, choice: KeyFrameChoice): number {
  const moved = Math.hypot(a.centre.x - b.centre.x, a.centre.y - b.centre.y);
  const size = Math.sqrt(areaScale(a.frame.toShelf, choice.width / 2, choice.height / 2));
  const place = moved / (FRESH_SHARE * Math.max(choice.width, choice.height) * size);
  const time = Math.abs(a.frame.timeMs - b.frame.timeMs) / FRESH_MS;
  return Math.min(1, Math.max(LEAST_FRESHNESS, place, time));
}

/** What can be had of each cell: never more views than there are moments that show it. */
function wantedViews(
  candidates: readonly Candidate[],
  margin: number,
  cellCount: number,
  choice: KeyFrameChoice,
): Uint8Array {
  const available = new Uint8Array(cellCount);
  for (const candidate of candidates) {
    for (const cell of candidate.cells[margin]!) {
      if (available[cell]! < 250) available[cell]!++;
    }
  }
  const most = Math.ceil(choice.wantedViews * MARGINS[margin]!.share);
  return available.map((count) => Math.min(count, most));
}

function gainOf(
  candidate: Candidate,
  wanted: readonly Uint8Array[],
  views: readonly Uint8Array[],
): number {
  let gain = 0;
  candidate.cells.forEach((cells, m) => {
    const want = wanted[m]!;
    const have = views[m]!;
    for (const cell of cells) {
      const missing = want[cell]! - have[cell]!;
      // The first view of a cell is worth far more than its last.
      if (missing > 0) gain += missing / want[cell]!;
    }
  });
  return gain;
}

function coverageOf(
  grids: readonly CellGrid[],
  candidates: readonly Candidate[],
  views: Uint8Array,
  choice: KeyFrameChoice,
): Coverage {
  const filmed = new Set(candidates.flatMap((candidate) => candidate.cells[0]!));
  const usable = new Set(
    candidates.filter((c) => c.quality > 0.3).flatMap((candidate) => candidate.cells[0]!),
  );
  let seen = 0;
  let wellSeen = 0;
  for (const cell of filmed) {
    if (views[cell]! > 0) seen++;
    if (views[cell]! >= Math.min(3, choice.wantedViews)) wellSeen++;
  }
  const holes: CoverageHole[] = [];
  let offset = 0;
  for (const grid of grids) {
    holes.push(...findHoles(grid, usable, offset));
    offset += grid.columns * grid.rows;
  }
  const total = Math.max(1, filmed.size);
  return { seenShare: seen / total, wellSeenShare: wellSeen / total, holes };
}

/** Stretches without a usable view that have usable views on both sides, as one box each. */
function findHoles(grid: CellGrid, usable: ReadonlySet<number>, offset: number): CoverageHole[] {
  const columnsWithGap: number[] = [];
  const at = (c: number, r: number): boolean => usable.has(offset + r * grid.columns + c);
  let first = -1;
  let last = -1;
  for (let c = 0; c < grid.columns; c++) {
    for (let r = 0; r < grid.rows; r++) {
      if (!at(c, r)) continue;
      if (first < 0) first = c;
      last = c;
      break;
    }
  }
  for (let c = first; c <= last && c >= 0; c++) {
    let any = false;
    for (let r = 0; r < grid.rows && !any; r++) any = at(c, r);
    if (!any) columnsWithGap.push(c);
  }
  const holes: CoverageHole[] = [];
  for (const c of columnsWithGap) {
    const previous = holes[holes.length - 1];
    const x = grid.bounds.x + c * grid.cell;
    if (previous !== undefined && Math.abs(previous.box.x + previous.box.width - x) < 1e-6) {
      holes.pop();
      const box = { ...previous.box, width: previous.box.width + grid.cell };
      holes.push({ segment: grid.segment, box });
    } else {
      const { y, height } = grid.bounds;
      holes.push({ segment: grid.segment, box: { x, y, width: grid.cell, height } });
    }
  }
  return holes;
}

/** Poses that belong to one segment. */
export function posesOf(segment: number, poses: readonly FramePose[]): FramePose[] {
  return poses.filter((pose) => pose.segment === segment);
}
