import type { Box } from '@miinventario/counting';
import type { Tile } from './plan-tiles.js';

export interface SeenBox {
  readonly frameIndex: number;
  /** In pixels of the full-size key frame. */
  readonly box: Box;
  readonly score: number;
}

/** Two boxes of different parts that share this much of the smaller one are the same facing. */
const SAME_ACROSS_TILES = 0.6;
/** Two boxes of one picture that overlap this much (intersection over union) are one, told twice. */
const SAME_IN_TILE = 0.8;
/** A box that ends this near to an inner edge of its part is cut by it, as a share of the part. */
const EDGE_SHARE = 0.01;

/** Detections of one frame's parts as detections of the frame: what was seen twice comes once. */
export function joinTiles<Seen extends SeenBox>(
  seen: ReadonlyArray<{ readonly detection: Seen; readonly tile: Tile }>,
  frame: { readonly width: number; readonly height: number },
): Seen[] {
  const ranked = seen
    .map((entry) => ({ ...entry, isCut: isCut(entry.detection.box, entry.tile.area, frame) }))
    .sort((a, b) => Number(a.isCut) - Number(b.isCut) || b.detection.score - a.detection.score);
  const kept: typeof ranked = [];
  for (const entry of ranked) {
    const isKnown = kept.some((other) => isSame(entry, other));
    if (!isKnown) kept.push(entry);
  }
  return kept.map((entry) => entry.detection);
}

interface Placed {
  readonly detection: SeenBox;
  readonly tile: Tile;
}

function isSame(a: Placed, b: Placed): boolean {
  const shared = intersection(a.detection.box, b.detection.box);
  const [first, second] = [area(a.detection.box), area(b.detection.box)];
  return a.tile === b.tile
    ? shared / (first + second - shared) >= SAME_IN_TILE
    : shared / Math.min(first, second) >= SAME_ACROSS_TILES;
}

/** Whether the box touches an edge of its part that is not an edge of the frame. */
function isCut(box: Box, tile: Box, frame: { width: number; height: number }): boolean {
  const dx = tile.width * EDGE_SHARE;
  const dy = tile.height * EDGE_SHARE;
  return (
    (tile.x > 0 && box.x - tile.x < dx) ||
    (tile.y > 0 && box.y - tile.y < dy) ||
    (tile.x + tile.width < frame.width && tile.x + tile.width - box.x - box.width < dx) ||
    (tile.y + tile.height < frame.height && tile.y + tile.height - box.y - box.height < dy)
  );
}

function area(box: Box): number {
  return box.width * box.height;
}

function intersection(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
