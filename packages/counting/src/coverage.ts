import type { Box, FramePose, Homography } from './types.js';
import { apply, boundsOf, invert } from './homography.js';

/** A segment's shelf plane cut into square cells. */
export interface CellGrid {
  readonly segment: number;
  readonly bounds: Box;
  /** Shelf units per cell. */
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
}

/** Cells per frame width: a facing is a few cells wide. */
const CELLS_PER_WIDTH = 24;
/** A grid larger than this comes from a pose gone astray, not from a shelf. */
const MAX_CELLS_PER_SIDE = 1200;

export function layGrid(
  segment: number,
  poses: readonly FramePose[],
  size: { readonly width: number; readonly height: number },
): CellGrid {
  const frame = { x: 0, y: 0, width: size.width, height: size.height };
  let x0 = Infinity;
  let y0 = Infinity;
  let x1 = -Infinity;
  let y1 = -Infinity;
  for (const pose of poses) {
    const b = boundsOf(pose.toShelf, frame);
    x0 = Math.min(x0, b.x);
    y0 = Math.min(y0, b.y);
    x1 = Math.max(x1, b.x + b.width);
    y1 = Math.max(y1, b.y + b.height);
  }
  const cell = Math.max(
    Math.max(size.width, size.height) / CELLS_PER_WIDTH,
    Math.max(x1 - x0, y1 - y0) / MAX_CELLS_PER_SIDE,
  );
  const bounds = { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
  return {
    segment,
    bounds,
    cell,
    columns: Math.max(1, Math.ceil(bounds.width / cell)),
    rows: Math.max(1, Math.ceil(bounds.height / cell)),
  };
}

/** The cells whose centres a frame shows at least `margin` (share of its sides) from its edge. */
export function cellsSeen(
  grid: CellGrid,
  toShelf: Homography,
  size: { readonly width: number; readonly height: number },
  margin: number,
): number[] {
  const fromShelf = invert(toShelf);
  const mx = size.width * margin;
  const my = size.height * margin;
  const reach = boundsOf(toShelf, { x: 0, y: 0, width: size.width, height: size.height });
  const column = (x: number): number => Math.floor((x - grid.bounds.x) / grid.cell);
  const row = (y: number): number => Math.floor((y - grid.bounds.y) / grid.cell);
  const seen: number[] = [];
  const lastRow = Math.min(grid.rows - 1, row(reach.y + reach.height));
  const lastColumn = Math.min(grid.columns - 1, column(reach.x + reach.width));
  for (let r = Math.max(0, row(reach.y)); r <= lastRow; r++) {
    for (let c = Math.max(0, column(reach.x)); c <= lastColumn; c++) {
      const x = grid.bounds.x + (c + 0.5) * grid.cell;
      const y = grid.bounds.y + (r + 0.5) * grid.cell;
      const p = apply(fromShelf, x, y);
      if (p.x < mx || p.y < my || p.x > size.width - mx || p.y > size.height - my) continue;
      seen.push(r * grid.columns + c);
    }
  }
  return seen;
}
