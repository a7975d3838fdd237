import type { Box, FrameDetection } from '@miinventario/counting';
import type { RgbImage } from '../types.js';
import { containment } from './geometry.js';
import { bottomOf, shelfRows, type ShelfRow } from './shelf-rows.js';
import { BLOCK, Surface, type Colour } from './surface.js';

/** A stretch of a board between named facings, or between one and the frame's edge. */
interface Gap {
  readonly left: number;
  readonly right: number;
  /** Of the facings beside it. */
  readonly width: number;
  readonly height: number;
  /** Where a pack in it would stand. */
  readonly bottomAt: (x: number) => number;
  /** Sides on which no named facing ends it: what reaches that far may go on beyond. */
  readonly isOpen: { readonly left: boolean; readonly right: boolean };
}

/** What is seen is certain; what it is, nobody said. */
const SCORE = 0.4;
/** A pack is at least this wide and high, at most that, as shares of its neighbours. */
const WIDTH = { least: 0.5, most: 1.5 };
const HEIGHT = { least: 0.45, most: 1.45 };
/** A column holds a pack when so much of its lower half is no wall. */
const FILLED = 0.75;
/** Colours of a wall are at least this share of what shows above the packs. */
const WALL_SHARE = 0.12;
/** Beyond the last named facing a row is followed for so many packs. */
const REACH = 4;
/** A front bears print: so much of it at least, where light on a bare wall has none. */
const PRINTED = 0.2;
/** Air beside a facing's box, as a share of its width, that belongs to its own outline. */
const OUTLINE = 0.06;

/**
 * Facings without a name: what stands on a board beside named facings, is about as large as they
 * are, and looks unlike the wall that shows above them. The frame must show them whole.
 */
export function proposeStrangers(
  frameIndex: number,
  image: RgbImage,
  found: readonly FrameDetection[],
): FrameDetection[] {
  const named = found.filter((d) => d.productId !== null).map((d) => d.box);
  if (named.length === 0) return [];
  const surface = new Surface(image);
  const known = found.map((d) => d.box);
  const proposed: Box[] = [];
  for (const row of shelfRows(named)) {
    const wall = wallAbove(surface, row);
    for (const gap of gapsOf(row, image.width)) {
      for (const box of packsIn(gap, surface, wall)) {
        const isInside = box.y > BLOCK && box.y + box.height < image.height - BLOCK;
        const isFree = [...known, ...proposed].every((other) => containment(other, box) < 0.3);
        if (isInside && isFree) proposed.push(box);
      }
    }
  }
  return proposed.map((box) => ({
    frameIndex,
    box,
    productId: null,
    label: null,
    barcode: null,
    score: SCORE,
  }));
}

/** The plain colours right above the packs of a row: what shows where nothing stands. */
function wallAbove(surface: Surface, row: ShelfRow): Colour[] {
  const blocks = row.flatMap((box) =>
    surface.blocksIn({ ...box, y: box.y - 0.18 * box.height, height: 0.14 * box.height }),
  );
  return surface.plainColours(blocks, WALL_SHARE);
}

function gapsOf(row: ShelfRow, frameWidth: number): Gap[] {
  const gaps: Gap[] = [];
  for (let i = 0; i <= row.length; i += 1) {
    const before = row[i - 1];
    const after = row[i];
    const near = [before, after].filter((box) => box !== undefined);
    const width = Math.min(...near.map((box) => box.width));
    const height = Math.min(...near.map((box) => box.height));
    const left = before ? before.x + before.width * (1 + OUTLINE) : (after?.x ?? 0) - REACH * width;
    const right = after ? after.x - after.width * OUTLINE : left + REACH * width;
    if (right - left < WIDTH.least * width) continue;
    gaps.push({
      left: Math.max(0, left),
      right: Math.min(frameWidth, right),
      width,
      height,
      bottomAt: boardUnder(row, i),
      isOpen: { left: !before, right: !after },
    });
  }
  return gaps;
}

/** The board's line by the two facings nearest to a gap. */
function boardUnder(row: ShelfRow, gap: number): (x: number) => number {
  const first = row[Math.min(Math.max(0, gap - 1), Math.max(0, row.length - 2))] as Box;
  const second = row[Math.min(Math.max(1, gap), row.length - 1)] as Box;
  const middle = (box: Box): number => box.x + box.width / 2;
  const run = middle(second) - middle(first);
  const slope = run > 0 ? (bottomOf(second) - bottomOf(first)) / run : 0;
  return (x) => bottomOf(first) + slope * (x - middle(first));
}

function packsIn(gap: Gap, surface: Surface, wall: readonly Colour[]): Box[] {
  return stretches(gap, surface, wall).flatMap(({ left, right }) => {
    const width = right - left;
    if (width < WIDTH.least * gap.width) return [];
    const count = width <= WIDTH.most * gap.width ? 1 : Math.round(width / gap.width);
    return Array.from({ length: count }, (_, i) => {
      const x = left + (i * width) / count;
      return standing(gap, surface, wall, { x, width: width / count });
    }).filter((box) => box !== undefined);
  });
}

/** Runs of columns whose lower half is filled; those that may go on beyond the gap are left out. */
function stretches(
  gap: Gap,
  surface: Surface,
  wall: readonly Colour[],
): Array<{ left: number; right: number }> {
  const runs: Array<{ left: number; right: number }> = [];
  let start: number | undefined;
  for (let x = gap.left; x < gap.right; x += BLOCK) {
    const bottom = gap.bottomAt(x);
    const lower = { x, y: bottom - 0.5 * gap.height, width: BLOCK, height: 0.44 * gap.height };
    const isFilled = x + BLOCK <= gap.right && surface.filledShare(lower, wall) >= FILLED;
    if (isFilled) start ??= x;
    else if (start !== undefined) {
      runs.push({ left: start, right: x });
      start = undefined;
    }
  }
  if (start !== undefined && !gap.isOpen.right) runs.push({ left: start, right: gap.right });
  const isCut = ({ left, right }: { left: number; right: number }): boolean =>
    (gap.isOpen.left && left <= gap.left) || (gap.isOpen.right && right > gap.right - 2 * BLOCK);
  return runs.filter((run) => !isCut(run));
}

/** The pack in a stretch, from the board up to where the wall begins. */
function standing(
  gap: Gap,
  surface: Surface,
  wall: readonly Colour[],
  { x, width }: { x: number; width: number },
): Box | undefined {
  const bottom = gap.bottomAt(x + width / 2);
  let top = bottom - HEIGHT.least * gap.height;
  const limit = bottom - HEIGHT.most * gap.height;
  const isFilled = (y: number): boolean =>
    surface.filledShare({ x: x + 0.15 * width, y, width: 0.7 * width, height: BLOCK }, wall) >= 0.5;
  while (top > limit && isFilled(top - BLOCK)) top -= BLOCK;
  if (top <= limit || !isFilled(top)) return undefined;
  const box = { x, y: top, width, height: bottom - top };
  return surface.texturedShare(box) >= PRINTED ? box : undefined;
}
