import type { Box } from '@miinventario/counting';
import { clipBox } from '../detection/geometry.js';
import type { RgbImage } from '../types.js';

/** The picture in blocks, each the background's or not. */
export interface BackgroundMap {
  readonly columns: number;
  readonly rows: number;
  readonly isBackground: Uint8Array;
}

const BLOCK = 8;
/** Largest deviation of brightness of a block of bare shelf or wall. */
const FLAT = 7;
/** Blocks this close in every channel to the commonest plain colour are background. */
const NEAR = 14;
/** Below this share of the picture the commonest plain colour is no background. */
const LEAST_SHARE = 0.06;

/** Marks the commonest plain colour of the picture: the gaps between packs, shelf and wall. */
export function mapBackground(image: RgbImage): BackgroundMap {
  const columns = Math.floor(image.width / BLOCK);
  const rows = Math.floor(image.height / BLOCK);
  const blocks = Array.from({ length: columns * rows }, (_, i) =>
    blockAt(image, (i % columns) * BLOCK, Math.floor(i / columns) * BLOCK),
  );
  const counts = new Map<number, number>();
  for (const b of blocks) {
    if (b.deviation > FLAT) continue;
    const key = ((b.red >> 4) << 8) | ((b.green >> 4) << 4) | (b.blue >> 4);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isBackground = new Uint8Array(columns * rows);
  const [mode] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!mode || mode[1] < blocks.length * LEAST_SHARE) return { columns, rows, isBackground };
  const centre = [(mode[0] >> 8) * 16 + 8, ((mode[0] >> 4) & 15) * 16 + 8, (mode[0] & 15) * 16 + 8];
  blocks.forEach((b, i) => {
    const apart = Math.max(
      Math.abs(b.red - (centre[0] as number)),
      Math.abs(b.green - (centre[1] as number)),
      Math.abs(b.blue - (centre[2] as number)),
    );
    if (b.deviation <= FLAT && apart <= NEAR) isBackground[i] = 1;
  });
  return { columns, rows, isBackground };
}

interface Block {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly deviation: number;
}

function blockAt(image: RgbImage, x0: number, y0: number): Block {
  let red = 0;
  let green = 0;
  let blue = 0;
  let squares = 0;
  for (let y = y0; y < y0 + BLOCK; y += 1) {
    for (let x = x0; x < x0 + BLOCK; x += 1) {
      const at = (y * image.width + x) * 3;
      const g = image.data[at + 1] as number;
      red += image.data[at] as number;
      green += g;
      blue += image.data[at + 2] as number;
      squares += g * g;
    }
  }
  const n = BLOCK * BLOCK;
  const deviation = Math.sqrt(Math.max(0, squares / n - (green / n) ** 2));
  return { red: red / n, green: green / n, blue: blue / n, deviation };
}

/** A code is printed 37 mm wide (GS1, 80-200 %); the sides of packs reach about 3.5 times that. */
const REACH_WIDTHS = 1.3;
/** Without a visible gap the side is taken to be about twice as wide as its code. */
const USUAL_MARGIN = 0.5;

interface Edges {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const SIDES = [
  { name: 'left', outward: -1 },
  { name: 'right', outward: 1 },
  { name: 'top', outward: -1 },
  { name: 'bottom', outward: 1 },
] as const;

/**
 * The side of the pack that bears a code: from the code outwards until most of an edge lies on
 * background or the picture ends, or the usual margin where neither is met.
 */
export function panelAround(code: Box, map: BackgroundMap, image: RgbImage): Box {
  const side = Math.max(code.width, code.height);
  const start = edgesOf(code);
  const edges = { ...start };
  const limits = edgesOf({ x: 0, y: 0, width: image.width, height: image.height });
  let open = [...SIDES];
  while (open.length > 0) {
    open = open.filter(({ name, outward }) => {
      const next = edges[name] + outward * BLOCK;
      if (isGap(map, edges, name, next)) return false;
      edges[name] = next;
      const isOutside = (next - limits[name]) * outward >= 0;
      const isFar = Math.abs(next - start[name]) >= side * REACH_WIDTHS;
      if (isFar && !isOutside) edges[name] = start[name] + outward * side * USUAL_MARGIN;
      return !isOutside && !isFar;
    });
  }
  const { left, right, top, bottom } = edges;
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return clipBox(box, image.width, image.height);
}

function edgesOf({ x, y, width, height }: Box): Edges {
  return { left: x, right: x + width, top: y, bottom: y + height };
}

/** Most blocks along the next line outwards lie on background. */
function isGap(map: BackgroundMap, edges: Edges, name: keyof Edges, next: number): boolean {
  const line = { ...edges };
  if (name === 'left' || name === 'right') line.left = line.right = next;
  else line.top = line.bottom = next;
  let total = 0;
  let background = 0;
  for (let y = Math.floor(line.top / BLOCK); y <= Math.floor(line.bottom / BLOCK); y += 1) {
    for (let x = Math.floor(line.left / BLOCK); x <= Math.floor(line.right / BLOCK); x += 1) {
      if (x < 0 || y < 0 || x >= map.columns || y >= map.rows) continue;
      total += 1;
      background += map.isBackground[y * map.columns + x] as number;
    }
  }
  return total > 0 && background > total * 0.6;
}
