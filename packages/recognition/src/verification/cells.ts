import type { Patch } from './patch.js';

/** How one cell of the front compares with the same cell of a reference. */
export interface CellMatch {
  /** Centre in patch pixels. */
  readonly x: number;
  readonly y: number;
  /** Difference of colour once the light is equalised, 0..about 255. */
  readonly colour: number;
  /** Difference of brightness once the light is equalised. */
  readonly brightness: number;
  /** Either side shows the colour of skin: a hand, which says nothing about the pack. */
  readonly skin: boolean;
  /** Normalised correlation of brightness at the best small shift, -1..1; undefined if plain. */
  readonly structure: number | undefined;
}

export const CELL = 8;
const STRIDE = 6;
/** The pose may be wrong by so many patch pixels away from its matches. */
const SHIFT = 2;
/** Standard deviation of brightness below which a cell is plain. */
const PLAIN = 6;

/** Compares all cells that both patches show; the patches have the same size. */
export function compareCells(seen: Patch, reference: Patch): CellMatch[] {
  const light = equaliseLight(seen, reference);
  const graySeen = brightnessOf(seen, light);
  const grayReference = brightnessOf(reference, [1, 1, 1]);
  const cells: CellMatch[] = [];
  for (let y = 0; y + CELL <= seen.height; y += STRIDE) {
    for (let x = 0; x + CELL <= seen.width; x += STRIDE) {
      if (!isWhole(seen, x, y) || !isWhole(reference, x, y)) continue;
      const a = meanColour(seen, x, y, light);
      const b = meanColour(reference, x, y, [1, 1, 1]);
      const structure = bestCorrelation(graySeen, grayReference, seen, x, y);
      cells.push({
        x: x + CELL / 2,
        y: y + CELL / 2,
        colour: chromaDistance(a, b),
        brightness: Math.abs(luma(a) - luma(b)),
        skin: isSkin(a) !== isSkin(b),
        structure,
      });
    }
  }
  return cells;
}

/** A cell's worth in choosing between references: colour and structure must both agree. */
export function cellQuality(cell: CellMatch): number {
  const light = (cell.colour / 18) ** 2 + (cell.brightness / 60) ** 2;
  const structure = cell.structure === undefined ? 0.6 : Math.max(0, cell.structure);
  return Math.exp(-light / 2) * structure;
}

type Rgb = readonly [number, number, number];

function luma([r, g, b]: Rgb): number {
  return 0.299 * r + 0.587 * g + 0.114 * b;
}

/** Distance in the plane of colour differences (Cb, Cr of Rec. 601). */
function chromaDistance(p: Rgb, q: Rgb): number {
  const lp = luma(p);
  const lq = luma(q);
  const cb = 0.564 * (p[2] - lp - (q[2] - lq));
  const cr = 0.713 * (p[0] - lp - (q[0] - lq));
  return Math.hypot(cb, cr);
}

/** Chai & Ngan, "Face segmentation using skin-color map", IEEE CSVT 1999: Cb 77-127, Cr 133-173. */
function isSkin(p: Rgb): boolean {
  const l = luma(p);
  const cb = 128 + 0.564 * (p[2] - l);
  const cr = 128 + 0.713 * (p[0] - l);
  return l > 40 && cb >= 77 && cb <= 127 && cr >= 133 && cr <= 173;
}

/** Light may tint a picture so much (log of the ratio of a channel's gain to the mean gain). */
const LARGEST_TINT = 0.3;

/**
 * Gain per channel that makes the seen patch look lit like the reference: the median over cells of
 * the ratio of means, so that a foreign region (a finger, a sibling's other colour) has no say.
 */
function equaliseLight(seen: Patch, reference: Patch): Rgb {
  const ratios: [number[], number[], number[]] = [[], [], []];
  for (let y = 0; y + CELL <= seen.height; y += CELL) {
    for (let x = 0; x + CELL <= seen.width; x += CELL) {
      if (!isWhole(seen, x, y) || !isWhole(reference, x, y)) continue;
      const a = meanColour(seen, x, y, [1, 1, 1]);
      const b = meanColour(reference, x, y, [1, 1, 1]);
      for (let c = 0; c < 3; c += 1) {
        const from = a[c] as number;
        const to = b[c] as number;
        if (from > 8 && to > 8) (ratios[c] as number[]).push(Math.log(to / from));
      }
    }
  }
  const logs = ratios.map(median);
  const common = median(logs);
  const limited = logs.map((v) => {
    const tint = Math.max(-LARGEST_TINT, Math.min(LARGEST_TINT, v - common));
    return Math.exp(Math.max(-1.6, Math.min(1.6, common + tint)));
  });
  return [limited[0] ?? 1, limited[1] ?? 1, limited[2] ?? 1];
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] as number)) / 2;
}

function isWhole(patch: Patch, x: number, y: number): boolean {
  const { width, seen } = patch;
  const last = CELL - 1;
  return (
    seen[y * width + x] === 1 &&
    seen[y * width + x + last] === 1 &&
    seen[(y + last) * width + x] === 1 &&
    seen[(y + last) * width + x + last] === 1
  );
}

function meanColour(patch: Patch, x: number, y: number, light: Rgb): Rgb {
  let r = 0;
  let g = 0;
  let b = 0;
  for (let j = y; j < y + CELL; j += 1) {
    for (let i = x; i < x + CELL; i += 1) {
      const at = (j * patch.width + i) * 3;
      r += patch.data[at] as number;
      g += patch.data[at + 1] as number;
      b += patch.data[at + 2] as number;
    }
  }
  const n = CELL * CELL;
  return [(r / n) * light[0], (g / n) * light[1], (b / n) * light[2]];
}

function brightnessOf(patch: Patch, light: Rgb): Float32Array {
  const gray = new Float32Array(patch.width * patch.height);
  for (let i = 0; i < gray.length; i += 1) {
    gray[i] =
      0.299 * light[0] * (patch.data[i * 3] as number) +
      0.587 * light[1] * (patch.data[i * 3 + 1] as number) +
      0.114 * light[2] * (patch.data[i * 3 + 2] as number);
  }
  return gray;
}

function bestCorrelation(
  seen: Float32Array,
  reference: Float32Array,
  size: { width: number; height: number },
  x: number,
  y: number,
): number | undefined {
  if (deviationAt(reference, size.width, x, y) < PLAIN) return undefined;
  let best = -1;
  for (let dy = -SHIFT; dy <= SHIFT; dy += 1) {
    const sy = y + dy;
    if (sy < 0 || sy + CELL > size.height) continue;
    for (let dx = -SHIFT; dx <= SHIFT; dx += 1) {
      const sx = x + dx;
      if (sx < 0 || sx + CELL > size.width) continue;
      best = Math.max(best, correlationAt(seen, reference, size.width, sx, sy, x, y));
    }
  }
  return best;
}

function deviationAt(gray: Float32Array, width: number, x: number, y: number): number {
  let sum = 0;
  let squares = 0;
  for (let j = y; j < y + CELL; j += 1) {
    for (let i = x; i < x + CELL; i += 1) {
      const value = gray[j * width + i] as number;
      sum += value;
      squares += value * value;
    }
  }
  const n = CELL * CELL;
  return Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
}

function correlationAt(
  a: Float32Array,
  b: Float32Array,
  width: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
): number {
  let sa = 0;
  let sb = 0;
  let saa = 0;
  let sbb = 0;
  let sab = 0;
  for (let j = 0; j < CELL; j += 1) {
    for (let i = 0; i < CELL; i += 1) {
      const p = a[(ay + j) * width + ax + i] as number;
      const q = b[(by + j) * width + bx + i] as number;
      sa += p;
      sb += q;
      saa += p * p;
      sbb += q * q;
      sab += p * q;
    }
  }
  const n = CELL * CELL;
  const va = saa - (sa * sa) / n;
  const vb = sbb - (sb * sb) / n;
  // A plain patch where the reference has structure is noise: it must not correlate by chance.
  const floor = n * 4;
  return (sab - (sa * sb) / n) / Math.sqrt((va + floor) * (vb + floor));
}
