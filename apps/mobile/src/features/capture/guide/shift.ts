import type { GrayImage } from './gray-image';

/** How far the picture moved between two frames. */
export interface Shift {
  /** Share of the frame's longer side. */
  distance: number;
  /** Whether the two show the same part of the shelf at all. */
  isSure: boolean;
}

/** Beyond this share of a side the two frames have too little in common to be compared. */
const FARTHEST = 0.6;
/** Likeness (-1 to 1) of the two outlines from which the shift is believed. */
const SURE = 0.6;

/** Mean luminance of each column and of each row: two outlines of the picture. */
function outlines({ width, height, pixels }: GrayImage): { columns: number[]; rows: number[] } {
  const columns = new Array<number>(width).fill(0);
  const rows = new Array<number>(height).fill(0);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = pixels[y * width + x] ?? 0;
      columns[x] = (columns[x] ?? 0) + value;
      rows[y] = (rows[y] ?? 0) + value;
    }
  }
  return {
    columns: columns.map((sum) => sum / height),
    rows: rows.map((sum) => sum / width),
  };
}

/** Likeness of two outlines where they overlap, when the second is moved by `by`: -1 to 1. */
function likeness(first: readonly number[], second: readonly number[], by: number): number {
  const from = Math.max(0, by);
  const to = Math.min(first.length, second.length + by);
  const count = to - from;
  let a = 0;
  let b = 0;
  for (let at = from; at < to; at++) {
    a += first[at] ?? 0;
    b += second[at - by] ?? 0;
  }
  const [meanA, meanB] = [a / count, b / count];
  let [ab, aa, bb] = [0, 0, 0];
  for (let at = from; at < to; at++) {
    const da = (first[at] ?? 0) - meanA;
    const db = (second[at - by] ?? 0) - meanB;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

function bestShift(first: readonly number[], second: readonly number[]) {
  const reach = Math.floor(first.length * FARTHEST);
  let best = { by: 0, likeness: -1 };
  for (let by = -reach; by <= reach; by++) {
    const value = likeness(first, second, by);
    // Of two equally like shifts the smaller: shelves repeat themselves.
    const isNearer = Math.abs(by) < Math.abs(best.by);
    if (value > best.likeness + 0.02 || (isNearer && value >= best.likeness - 0.02)) {
      best = { by, likeness: Math.max(value, best.likeness) };
    }
  }
  return best;
}

/** Compares two frames of the same size, best small ones (about 160 wide). */
export function measureShift(before: GrayImage, after: GrayImage): Shift {
  const [first, second] = [outlines(before), outlines(after)];
  const across = bestShift(first.columns, second.columns);
  const down = bestShift(first.rows, second.rows);
  const side = Math.max(before.width, before.height);
  return {
    distance: Math.hypot(across.by, down.by) / side,
    isSure: across.likeness >= SURE || down.likeness >= SURE,
  };
}
