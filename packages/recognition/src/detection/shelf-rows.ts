import type { Box } from '@miinventario/counting';

/** Facings that stand on one board, from the left. */
export type ShelfRow = readonly Box[];

/** Bottoms of packs on one board lie this close together, as a share of their height. */
const SAME_BOARD = 0.22;

/** Groups facings by the board they stand on: neighbours whose bottoms nearly meet. */
export function shelfRows(boxes: readonly Box[]): ShelfRow[] {
  const rows: Box[][] = [];
  for (const box of [...boxes].sort((a, b) => a.x - b.x)) {
    const row = rows.find((known) => {
      const last = known[known.length - 1];
      return last !== undefined && Math.abs(bottomOf(last) - bottomOf(box)) <= tolerance(last, box);
    });
    if (row) row.push(box);
    else rows.push([box]);
  }
  return rows;
}

export function bottomOf(box: Box): number {
  return box.y + box.height;
}

function tolerance(a: Box, b: Box): number {
  return SAME_BOARD * Math.min(a.height, b.height);
}
