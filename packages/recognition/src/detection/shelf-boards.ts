import type { EdgeMap } from './edge-map.js';

/** The boards of a shelf as a frame shows them, in the frame's pixels. */
export interface ShelfBoards {
  /** Rise of the lines per run. */
  readonly slope: number;
  /** Where packs end and a board begins, at the frame's middle column; from the top. */
  readonly lines: readonly number[];
}

/** Boards that slope more are not filmed from the front. */
const SLOPES = Array.from({ length: 13 }, (_, i) => (i - 6) / 75);
/** Rows of the map above and below a board's line that are compared. */
const ABOVE = 16;
const BELOW = 14;
/** Share of edges that packs show at least, and how much more than the board beneath them. */
const PRINTED = 0.16;
const CONTRAST = 0.1;
/** Boards lie at least so far apart, as a share of the map's height. */
const APART = 0.13;
/** How pronounced a board is at least, beside the frame's most pronounced. */
const PRONOUNCED = 0.25;

/** A board is a long line with print above it and little below. */
export function findBoards(map: EdgeMap): ShelfBoards {
  const slope = bestSlope(map);
  const lines = boardRows(map, slope).map((row) => row * map.step);
  return { slope, lines };
}

/** The slope along which lines are most pronounced (a projection profile, as for skewed print). */
function bestSlope(map: EdgeMap): number {
  let best = 0;
  let most = -1;
  for (const slope of SLOPES) {
    const energy = map.rowSteps(slope).reduce((sum, value) => sum + value * value, 0);
    if (energy > most) {
      most = energy;
      best = slope;
    }
  }
  return best;
}

function boardRows(map: EdgeMap, slope: number): number[] {
  const print = map.rowPrint(slope);
  const steps = map.rowSteps(slope);
  const found: Array<{ row: number; strength: number }> = [];
  for (let row = ABOVE; row < map.height - 3; row += 1) {
    const above = meanOf(print, row - ABOVE, row);
    const below = meanOf(print, row + 2, row + 2 + BELOW);
    if (above < PRINTED || above - below < CONTRAST) continue;
    found.push({ row, strength: (above - below) * Math.abs(steps[row] ?? 0) });
  }
  found.sort((a, b) => b.strength - a.strength);
  const least = PRONOUNCED * (found[0]?.strength ?? 0);
  const kept: number[] = [];
  for (const { row, strength } of found) {
    const isApart = kept.every((other) => Math.abs(other - row) >= APART * map.height);
    if (strength >= least && isApart) kept.push(row);
  }
  return kept.sort((a, b) => a - b);
}

function meanOf(values: Float64Array, from: number, to: number): number {
  const part = values.subarray(Math.max(0, from), Math.min(values.length, to));
  return part.length === 0 ? 0 : part.reduce((sum, value) => sum + value, 0) / part.length;
}
