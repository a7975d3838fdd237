import { canonicalCatalogue } from '../catalogue/canonical-order.js';
import { extractFeatures } from '../features/extract-features.js';
import { FRAME_FEATURES } from '../features/frame-features.js';
import { decodeImage } from '../image/decode.js';
import { grayOf, normaliseExposure } from '../image/gray.js';
import type { CatalogueEntry, FeatureSet, ReferenceDescriptor } from '../types.js';
import { indexFeatures, matchFrame, type Match } from './feature-index.js';
import { wrapAngle } from './vote-type.js';

/**
 * Descriptors up to which a catalogue is searched as it is. Beyond, a point's true neighbours drown
 * among strangers', and the products of a film are better found first and then searched alone.
 */
const LARGEST_WHOLE = 400_000;
/** Descriptors of the index that only finds products: each photo's strongest points are enough. */
const COARSE_INDEX = 600_000;
/** Products kept of a large catalogue: several times as many as a film shows. */
const KEPT = 150;

/** Whether a film's products should be found before they are searched for. */
export function needsShortlist(
  catalogue: ReadonlyArray<{ readonly references: ReadonlyArray<unknown> }>,
): boolean {
  const photos = catalogue.reduce((sum, { references }) => sum + references.length, 0);
  return photos * POINTS_PER_PHOTO > LARGEST_WHOLE;
}

/** About what a photo's description holds. */
const POINTS_PER_PHOTO = 380;

/**
 * How much of each product is seen in some frames of a film, in the catalogue's order: points that
 * agree with others on where a front of it stands. Only the order matters; 0 where nothing agrees.
 * Scores of several parts of a film may be added up.
 */
export async function scoreProducts(
  products: readonly CatalogueEntry[],
  frames: readonly Buffer[],
): Promise<number[]> {
  const catalogue = canonicalCatalogue(products);
  const index = indexFeatures(catalogue, { largest: COARSE_INDEX, leastPerReference: 30 });
  const scores = new Map<string, number>();
  for (const image of frames) {
    const picture = await decodeImage(image);
    if (!picture) continue;
    const features = extractFeatures(normaliseExposure(grayOf(picture)), FRAME_FEATURES);
    for (const [entry, matches] of matchFrame(index, features)) {
      const { productId, references } = catalogue[entry] as CatalogueEntry;
      const score = agreement(references, matches, features);
      scores.set(productId, (scores.get(productId) ?? 0) + score);
    }
  }
  return products.map(({ productId }) => scores.get(productId) ?? 0);
}

/** The catalogue with photos of the likeliest products alone; every barcode stays known. */
export function keepLikely<
  E extends { readonly productId: string; readonly references: readonly unknown[] },
>(catalogue: readonly E[], scores: readonly number[], most = KEPT): E[] {
  const ranked = catalogue
    .map(({ productId }, i) => ({ productId, score: scores[i] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.productId < b.productId ? -1 : 1));
  const likely = new Set(ranked.slice(0, most).map(({ productId }) => productId));
  return catalogue.map((entry) =>
    likely.has(entry.productId) ? entry : { ...entry, references: [] },
  );
}

/** Side of a cell in which votes for a front's centre agree, as a share of its shorter side. */
const CELL_SHARE = 0.35;
/** Widths of a cell in doublings of scale and in radians. */
const SCALE_STEP = 0.8;
const TURN_STEP = 0.8;
/** Fewer points in one cell agree by chance. */
const LEAST_AGREEING = 3;

/**
 * Points of a frame that agree, three or more, on centre, size and turn of one photo's front. Chance
 * spreads its votes over the whole frame, so that this tells a product that is there from one that
 * merely has common marks, where the mere number of matches does not.
 */
function agreement(
  references: readonly ReferenceDescriptor[],
  matches: readonly Match[],
  frame: FeatureSet,
): number {
  // Two grids, half a cell apart: what one cuts in two lies whole in the other.
  const grids = [0, 0.5].map((offset) => {
    const cells = new Map<string, Set<number>>();
    for (const match of matches) {
      const key = cellOf(references, match, frame, offset);
      const cell = cells.get(key);
      if (cell) cell.add(match.frameFeature);
      else cells.set(key, new Set([match.frameFeature]));
    }
    let sum = 0;
    for (const { size } of cells.values()) sum += Math.max(0, size - LEAST_AGREEING + 1);
    return sum;
  });
  return Math.max(...grids);
}

function cellOf(
  references: readonly ReferenceDescriptor[],
  { reference, feature, frameFeature }: Match,
  frame: FeatureSet,
  offset: number,
): string {
  const { features, width, height } = references[reference] as ReferenceDescriptor;
  const scale = (frame.scale[frameFeature] as number) / (features.scale[feature] as number);
  const turn = wrapAngle(
    (frame.angle[frameFeature] as number) - (features.angle[feature] as number),
  );
  const dx = (width / 2 - (features.x[feature] as number)) * scale;
  const dy = (height / 2 - (features.y[feature] as number)) * scale;
  const x = (frame.x[frameFeature] as number) + Math.cos(turn) * dx - Math.sin(turn) * dy;
  const y = (frame.y[frameFeature] as number) + Math.sin(turn) * dx + Math.cos(turn) * dy;
  const doubling = Math.floor(Math.log2(scale) / SCALE_STEP + offset);
  const side = CELL_SHARE * Math.min(width, height) * 2 ** (SCALE_STEP * (doubling - offset + 0.5));
  const cell = [x / side, y / side, turn / TURN_STEP].map((value) => Math.floor(value + offset));
  return `${reference} ${doubling} ${cell.join(' ')}`;
}
