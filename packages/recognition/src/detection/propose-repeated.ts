import type { Box, FrameDetection } from '@miinventario/counting';
import type { FeatureSet, RgbImage } from '../types.js';
import { EdgeMap } from './edge-map.js';
import { containment } from './geometry.js';
import { findPairs, groupPairs, type Pair } from './repeated-print.js';
import { findBoards, type ShelfBoards } from './shelf-boards.js';

/** Packs are at most so wide, as a share of the frame's width. */
const WIDEST = 0.45;
/** Fewer pairs agree by chance. */
const LEAST_PAIRS = 12;
/** Height of packs by their width, and as a share of the space over their board. */
const HEIGHT = { least: 0.55, most: 4 };
const SPACE = { least: 0.35, most: 1 };
/** Under a board's line labels and shadow are looked for in vain: a share of the space over it. */
const LABELS = 0.16;
/** Print on both sides of a line is looked for so near, as a share of the frame's height. */
const CROSSED = 0.16;
/** A board is at least so thick, and a label on it at most so high, as shares of the way. */
const BOARD = 0.22;
const LABEL = 0.3;
/** Stray pairs of a group at each of its ends, as a share of all. */
const STRAY = 0.03;
/** A pack rises over its highest repeated print at most by this share of the print's height. */
const RISE = 0.3;
/** Print ends before the pack does: at most so much of a pack's width is left at both ends. */
const BLANK = 0.6;
/** An upright edge on so much of a pack's height is a side of it: the pack is two. */
const SIDE = 0.85;
/** Print ends so near a pack's foot, as a share of the height that bears print. */
const FOOT = 0.06;
/** Rows without print that end a pack, as a share of the space over its board. */
const AIR = 0.06;
/** What stands there is a pack for certain; what it is, nobody said. */
const SCORE = 0.4;

/** The space over a board, in the frame's pixels, with the slope taken out. */
interface Shelf {
  readonly ceiling: number;
  readonly floor: number;
}

/**
 * Facings without a name where no product is known yet: packs of one product stand side by side on a
 * board, so that print that comes again along it, at the same distance, tells how wide they are, how
 * many, and where the first begins. A pack that stands alone is not found.
 */
export function proposeRepeated(
  frameIndex: number,
  image: RgbImage,
  features: FeatureSet,
): FrameDetection[] {
  const map = new EdgeMap(image);
  const pairs = findPairs(features, WIDEST * image.width);
  const found = findBoards(map);
  const lines = found.lines.filter((line) => !isCrossed(line, found, pairs, image));
  const boards = { ...found, lines };
  const taken: Box[] = [];
  for (const shelf of shelvesOf(boards)) {
    const here = pairs.filter((pair) => isOn(shelf, boards, image, pair));
    const rows = groupPairs(here, LEAST_PAIRS).sort((a, b) => wayOf(a) - wayOf(b));
    for (const row of rows) {
      const packs = packsOf(row, shelf, boards, map, image);
      const isFree = packs.every((box) => taken.every((other) => containment(other, box) < 0.3));
      if (isFree) taken.push(...packs);
    }
  }
  return taken
    .filter((box) => isInside(box, image))
    .map((box) => ({ frameIndex, box, productId: null, label: null, barcode: null, score: SCORE }));
}

/** Print that comes again at one distance above and right below a line lies on packs, not on a board. */
function isCrossed(
  line: number,
  boards: ShelfBoards,
  pairs: readonly Pair[],
  image: RgbImage,
): boolean {
  const reach = CROSSED * image.height;
  const near = pairs.filter(
    (pair) => Math.abs(level(boards, image, pair.x, pair.y) - line) < reach,
  );
  return groupPairs(near, LEAST_PAIRS).some((group) => {
    const ys = group.map((pair) => level(boards, image, pair.x, pair.y) - line);
    const above = ys.filter((y) => y <= 0).sort((a, b) => b - a);
    const below = ys.filter((y) => y > 0).sort((a, b) => a - b);
    // Of each side the third: one or two pairs are there by chance. Labels on a board are low.
    const [upper, lower] = [above[2], below[2]];
    if (upper === undefined || lower === undefined) return false;
    const depth = (below[Math.floor(below.length * (1 - STRAY))] ?? 0) - lower;
    const way = wayOf(group);
    return lower - upper < BOARD * way && depth > LABEL * way;
  });
}

function shelvesOf({ lines }: ShelfBoards): Shelf[] {
  return lines.map((floor, i) => {
    const above = lines[i - 1];
    if (above === undefined) return { ceiling: 0, floor };
    return { ceiling: above + LABELS * (floor - above), floor };
  });
}

function level(boards: ShelfBoards, image: RgbImage, x: number, y: number): number {
  return y - boards.slope * (x - image.width / 2);
}

function isOn(shelf: Shelf, boards: ShelfBoards, image: RgbImage, pair: Pair): boolean {
  const y = level(boards, image, pair.x, pair.y);
  const other = level(boards, image, pair.x + pair.dx, pair.y + pair.dy);
  const isBetween = (at: number): boolean => at > shelf.ceiling && at < shelf.floor;
  return isBetween(y) && isBetween(other);
}

function wayOf(pairs: readonly Pair[]): number {
  return middle(pairs.map((p) => p.dx));
}

/** The packs that a group of pairs goes through; none when they do not make whole packs. */
function packsOf(
  pairs: readonly Pair[],
  shelf: Shelf,
  boards: ShelfBoards,
  map: EdgeMap,
  image: RgbImage,
): Box[] {
  const way = wayOf(pairs);
  const xs = pairs.flatMap((p) => [p.x, p.x + p.dx]).sort((a, b) => a - b);
  const left = xs[Math.floor(xs.length * STRAY)] ?? 0;
  const right = xs[Math.ceil(xs.length * (1 - STRAY)) - 1] ?? 0;
  const ys = pairs
    .flatMap((p) => [level(boards, image, p.x, p.y), level(boards, image, p.x + p.dx, p.y + p.dy)])
    .sort((a, b) => a - b);
  const printTop = ys[Math.floor(ys.length * STRAY)] ?? 0;
  const printFoot = ys[Math.ceil(ys.length * (1 - STRAY)) - 1] ?? 0;
  const floor = Math.min(shelf.floor, printFoot + FOOT * (printFoot - printTop));
  const on = { ceiling: shelf.ceiling, floor, printTop };
  const count = Math.max(2, Math.ceil((right - left) / way - 0.1));
  const blank = count * way - (right - left);
  if (blank > BLANK * way) return [];
  const start = bestStart(map, boards, image, on, { left, way, count, blank });
  const boxes = Array.from({ length: count }, (_, i) =>
    standing(map, boards, image, on, start + i * way, way),
  );
  const space = shelf.floor - shelf.ceiling;
  const isPack = ({ width, height }: Box): boolean =>
    height >= HEIGHT.least * width &&
    height <= HEIGHT.most * width &&
    height >= SPACE.least * space &&
    height <= SPACE.most * space;
  return boxes.every(isPack) ? boxes.flatMap((box) => halved(map, box)) : [];
}

/** Where the first pack begins, within what print leaves open: where the sides show most. */
function bestStart(
  map: EdgeMap,
  boards: ShelfBoards,
  image: RgbImage,
  shelf: Shelf,
  { left, way, count, blank }: { left: number; way: number; count: number; blank: number },
): number {
  let best = left - blank / 2;
  let most = -1;
  for (let offset = 0; offset <= blank; offset += map.step) {
    let sum = 0;
    for (let i = 0; i <= count; i += 1) {
      const x = left - offset + i * way;
      const foot = shelf.floor + boards.slope * (x - image.width / 2);
      sum += map.sideShare(x / map.step, (foot - 0.6 * way) / map.step, foot / map.step - 2);
    }
    // Of starts that are alike the one with equal margins is likeliest.
    const value = sum - (0.3 * Math.abs(offset - blank / 2)) / way;
    if (value > most) {
      most = value;
      best = left - offset;
    }
  }
  return best;
}

/** The pack between two sides, from the board up to where its print ends. */
function standing(
  map: EdgeMap,
  boards: ShelfBoards,
  image: RgbImage,
  shelf: Shelf & { readonly printTop: number },
  x: number,
  width: number,
): Box {
  const tilt = boards.slope * (x + width / 2 - image.width / 2);
  const foot = shelf.floor + tilt;
  const highest = shelf.printTop - RISE * (shelf.floor - shelf.printTop);
  const ceiling = Math.max(shelf.ceiling, highest) + tilt;
  const air = AIR * (shelf.floor - shelf.ceiling);
  let top = shelf.printTop + tilt;
  for (let y = top; y > ceiling && top - y <= air; y -= map.step) {
    if (map.printAlong(x + 0.2 * width, x + 0.8 * width, y) >= 0.08) top = y;
  }
  return { x, y: top, width, height: foot - top };
}

/** Every second pack of a row may be alike: a box with a side in its middle is two packs. */
function halved(map: EdgeMap, box: Box): Box[] {
  const { step } = map;
  const share = map.sideShare(
    (box.x + box.width / 2) / step,
    box.y / step,
    (box.y + box.height) / step - 2,
  );
  if (share < SIDE || box.height < 0.8 * box.width) return [box];
  const width = box.width / 2;
  return [0, 1].map((i) => ({ ...box, x: box.x + i * width, width }));
}

function isInside(box: Box, image: RgbImage): boolean {
  const edge = 6;
  return (
    box.x > edge &&
    box.y > edge &&
    box.x + box.width < image.width - edge &&
    box.y + box.height < image.height - edge
  );
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
