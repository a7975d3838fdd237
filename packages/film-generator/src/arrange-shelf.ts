import type { Box } from '@miinventario/counting';
import type { KindPlan } from './film-kinds.js';
import { inventProducts, type Product } from './invent-products.js';
import type { Random } from './random.js';

export interface PlacedFacing {
  readonly product: Product;
  /** On the canvas. */
  readonly box: Box;
  readonly row: number;
  /** Index into the arrangement's depths. */
  readonly layer: number;
  /** 0..1, what distinguishes this pack from the next of its kind. */
  readonly wear: number;
}

export interface Arrangement {
  readonly width: number;
  readonly height: number;
  readonly facings: readonly PlacedFacing[];
  readonly enrolled: readonly Product[];
  readonly unlisted: readonly Product[];
  /** Upper edge of each shelf board. */
  readonly boards: readonly number[];
  /** Canvas pixels behind the front plane, per layer. */
  readonly depths: readonly number[];
}

export const BOARD_HEIGHT = 58;
const MARGIN = 70;

/** How far back packs may stand in films with depth: pushed in by a hand, or sold down. */
const DEPTHS = [0, 26, 60, 110];

/** Fills the shelf row by row with runs of the same product, as shops do. */
export function arrangeShelf(random: Random, plan: KindPlan, hasDepth: boolean): Arrangement {
  const products = inventProducts(random, plan.products, plan.packHeight);
  const unlistedCount = Math.round(plan.products * plan.unlistedShare);
  const shuffled = random.shuffle(products);
  const unlisted = shuffled.slice(0, unlistedCount);
  const enrolled = shuffled.slice(unlistedCount);
  const pitch = plan.packHeight + BOARD_HEIGHT + 40;
  const queue = [...enrolled, ...unlisted];
  const facings: PlacedFacing[] = [];
  let right = 0;
  let next = 0;
  for (let row = 0; row < plan.rows; row++) {
    const wanted = random.integer(plan.perRow[0], plan.perRow[1]);
    const floor = MARGIN + plan.packHeight + row * pitch;
    let x = MARGIN;
    for (let placed = 0; placed < wanted;) {
      const product = queue[next++ % queue.length];
      if (product === undefined) break;
      const run = Math.min(wanted - placed, random.integer(1, unlisted.includes(product) ? 2 : 5));
      const layer = hasDepth ? random.integer(0, DEPTHS.length - 1) : 0;
      for (let i = 0; i < run; i++, placed++) {
        const height = product.height;
        const box = { x: Math.round(x), y: floor - height, width: product.width, height };
        const own = hasDepth && random.next() < 0.15 ? random.integer(0, DEPTHS.length - 1) : layer;
        facings.push({ product, box, row, layer: own, wear: random.next() });
        x += product.width + random.between(plan.gap[0], plan.gap[1]);
      }
      x += random.next() < 0.12 ? random.between(30, 110) : 0;
    }
    right = Math.max(right, x);
  }
  const boards = Array.from(
    { length: plan.rows },
    (_, row) => MARGIN + plan.packHeight + row * pitch,
  );
  return {
    width: Math.ceil(right + MARGIN),
    height: MARGIN + plan.rows * pitch,
    facings,
    enrolled: enrolled.filter((p) => facings.some((f) => f.product === p)),
    unlisted: unlisted.filter((p) => facings.some((f) => f.product === p)),
    boards,
    depths: hasDepth ? DEPTHS : [0],
  };
}
