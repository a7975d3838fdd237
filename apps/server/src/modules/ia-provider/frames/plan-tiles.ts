import type { Box } from '@miinventario/counting';
import { fitWithin, type ImageLimits, type Size } from './image-limits.js';

/** A part of a key frame and the size in which it is sent. */
export interface Tile {
  /** In pixels of the full-size key frame. */
  readonly area: Box;
  readonly sent: Size;
}

/** Below this scale the print on a pack is no longer read: the frame is sent in parts instead. */
const LEAST_SCALE = 0.6;
/** Neighbouring parts share this share of their side, so that a facing is whole in one of them. */
const OVERLAP = 0.15;
/** More parts cost more than they show. */
const MOST_PER_SIDE = 3;

/** How a frame is cut and scaled for a vendor: whole if its print stays legible, else in parts. */
export function planTiles(frame: Size, limits: ImageLimits): Tile[] {
  let columns = 1;
  let rows = 1;
  let tiles = grid(frame, columns, rows, limits);
  while (scaleOf(tiles) < LEAST_SCALE && Math.max(columns, rows) < MOST_PER_SIDE) {
    if (frame.width / columns >= frame.height / rows) columns += 1;
    else rows += 1;
    tiles = grid(frame, columns, rows, limits);
  }
  return tiles;
}

function scaleOf(tiles: readonly Tile[]): number {
  return Math.min(...tiles.map(({ area, sent }) => sent.width / area.width));
}

function grid(frame: Size, columns: number, rows: number, limits: ImageLimits): Tile[] {
  const across = spans(frame.width, columns);
  return spans(frame.height, rows).flatMap(([y, height]) =>
    across.map(([x, width]) => ({
      area: { x, y, width, height },
      sent: fitWithin({ width, height }, limits),
    })),
  );
}

/** Equal overlapping stretches that cover a side: [start, length]. */
function spans(side: number, count: number): Array<[number, number]> {
  const length = Math.ceil(side / (count - (count - 1) * OVERLAP));
  return Array.from({ length: count }, (_, index): [number, number] => {
    const start = Math.round(((side - length) * index) / Math.max(1, count - 1));
    return [start, length];
  });
}
