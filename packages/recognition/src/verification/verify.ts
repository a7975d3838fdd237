import { composeAffine, type Affine } from '../geometry/affine.js';
import { buildPyramid, type RgbPyramid } from '../image/pyramid.js';
import type { ModelReference, ProductModel } from '../catalogue/product-model.js';
import type { Hypothesis } from '../matching/pose.js';
import { cellQuality, compareCells, type CellMatch } from './cells.js';
import { readPatch, type Patch } from './patch.js';
import { summarise, type Appearance } from './summary.js';

const PATCH_LONG_SIDE = 96;
/** References compared per hypothesis: those with most matches. */
const COMPARED = 3;

/** Compares the place in the frame with the product's front, cell by cell. */
export function verify(frame: RgbPyramid, h: Hypothesis): Appearance {
  const seen = readPatch(frame, composeAffine(h.pose, patchToFront(h.model)), patchSize(h.model));
  const compared = mostMatched(h).map((r) => compareCells(seen, referencePatch(h.model, r)));
  return summarise(bestCells(compared), seen);
}

function patchSize({ width, height }: ProductModel): { width: number; height: number } {
  const scale = PATCH_LONG_SIDE / Math.max(width, height);
  return {
    width: Math.max(16, Math.round(width * scale)),
    height: Math.max(16, Math.round(height * scale)),
  };
}

function patchToFront(model: ProductModel): Affine {
  const { width, height } = patchSize(model);
  return { a: model.width / width, b: 0, c: 0, d: 0, e: model.height / height, f: 0 };
}

const referencePatches = new WeakMap<ModelReference, Patch>();

/** The reference seen through the product's front; computed once. */
function referencePatch(model: ProductModel, reference: ModelReference): Patch {
  const known = referencePatches.get(reference);
  if (known) return known;
  const { thumbnail, width, height } = reference.descriptor;
  const a = thumbnail.width / width;
  const e = thumbnail.height / height;
  const toThumbnail: Affine = { a, b: 0, c: 0, d: 0, e, f: 0 };
  const map = composeAffine(toThumbnail, composeAffine(reference.fromFront, patchToFront(model)));
  const patch = readPatch(buildPyramid(thumbnail, 3), map, patchSize(model));
  referencePatches.set(reference, patch);
  return patch;
}

function mostMatched(h: Hypothesis): ModelReference[] {
  const support = new Float64Array(h.model.references.length);
  for (const vote of h.inliers) {
    support[vote.reference] = (support[vote.reference] as number) + vote.weight;
  }
  const order = h.model.references.map((reference, i) => ({ reference, support: support[i] ?? 0 }));
  order.sort((a, b) => b.support - a.support);
  return order.slice(0, COMPARED).map((entry) => entry.reference);
}

/** A finger hides another part of every photo: per cell the reference that agrees best counts. */
function bestCells(lists: ReadonlyArray<readonly CellMatch[]>): CellMatch[] {
  const best = new Map<number, CellMatch>();
  for (const list of lists) {
    for (const cell of list) {
      const key = cell.y * 4096 + cell.x;
      const known = best.get(key);
      if (!known || cellQuality(cell) > cellQuality(known)) best.set(key, cell);
    }
  }
  return [...best.values()];
}
