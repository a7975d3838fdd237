import { canonicalCatalogue } from '../catalogue/canonical-order.js';
import type { CatalogueEntry, ReferenceDescriptor, RgbImage } from '../types.js';
import { indexFeatures, matchFrame } from './feature-index.js';

/** How much a product looks like a picture. */
export interface LooksRank {
  readonly productId: string;
  /** 0 (nothing alike) .. 1; for ordering, not a probability. */
  readonly score: number;
}

/** Summed weights of agreeing points beyond which more of them say no more. */
const PLENTY = 12;
/** Points agree on print; colours tell siblings of one brand apart, and products with little print. */
const COLOUR_SHARE = 0.4;
/** Cells in which colours are compared. */
const GRID = { columns: 6, rows: 8 };
/** Mean difference of colour, 0..255, at which two fronts have nothing in common. */
const UNLIKE = 90;

/**
 * Orders products by how much their photos look like a described picture, for a person to choose
 * from: unlike recognition it always gives an order, also where nothing is certain.
 */
export function rankByLooks(
  picture: ReferenceDescriptor,
  catalogue: readonly CatalogueEntry[],
): LooksRank[] {
  const ordered = canonicalCatalogue(catalogue);
  const matches = matchFrame(indexFeatures(ordered), picture.features);
  const colours = gridOf(picture.thumbnail);
  return ordered
    .map(({ productId, references }, entry) => {
      const points = (matches.get(entry) ?? []).reduce((sum, match) => sum + match.weight, 0);
      const alike = references.map((r) => colourLikeness(colours, gridOf(r.thumbnail)));
      const colour = alike.length === 0 ? 0 : Math.max(...alike);
      const print = Math.min(1, points / PLENTY);
      return { productId, score: (1 - COLOUR_SHARE) * print + COLOUR_SHARE * colour };
    })
    .sort((a, b) => b.score - a.score);
}

/** Mean colours of a picture's cells, less the picture's own brightness: the light differs. */
function gridOf({ width, height, data }: RgbImage): Float64Array {
  const cells = new Float64Array(GRID.columns * GRID.rows * 3);
  const counts = new Uint32Array(GRID.columns * GRID.rows);
  for (let y = 0; y < height; y += 1) {
    const row = Math.min(GRID.rows - 1, Math.floor((y * GRID.rows) / height));
    for (let x = 0; x < width; x += 1) {
      const column = Math.min(GRID.columns - 1, Math.floor((x * GRID.columns) / width));
      const cell = row * GRID.columns + column;
      counts[cell] = (counts[cell] ?? 0) + 1;
      for (let c = 0; c < 3; c += 1) {
        cells[cell * 3 + c] = (cells[cell * 3 + c] ?? 0) + (data[(y * width + x) * 3 + c] ?? 0);
      }
    }
  }
  let sum = 0;
  for (let i = 0; i < cells.length; i += 1) {
    cells[i] = (cells[i] ?? 0) / Math.max(1, counts[Math.floor(i / 3)] ?? 0);
    sum += cells[i] ?? 0;
  }
  const mean = sum / cells.length;
  return cells.map((value) => value - mean);
}

function colourLikeness(a: Float64Array, b: Float64Array): number {
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference += Math.abs((a[i] ?? 0) - (b[i] ?? 0));
  return Math.max(0, 1 - difference / a.length / UNLIKE);
}
