import { applyAffine } from '../geometry/affine.js';
import type { ProductModel } from '../catalogue/product-model.js';
import type { FeatureSet } from '../types.js';
import { DESCRIPTOR_LENGTH, DESCRIPTOR_UNIT } from '../features/root-sift.js';
import { buildKdForest, type KdForest } from './kd-forest.js';
import { KdSearch } from './kd-search.js';

/** All descriptors of a catalogue, searchable. */
export interface FeatureIndex {
  readonly models: readonly ProductModel[];
  readonly forest: KdForest;
  /** Per descriptor: its model, the reference within it and the feature within that. */
  readonly model: Int32Array;
  readonly reference: Int32Array;
  readonly feature: Int32Array;
}

/** One frame feature's opinion of where a product's front stands. */
export interface Vote {
  readonly frameFeature: number;
  /** The reference, among its product's, that the feature matched. */
  readonly reference: number;
  /** Where the matched feature lies on the product's front. */
  readonly frontX: number;
  readonly frontY: number;
  readonly frameX: number;
  readonly frameY: number;
  /** Predicted centre of the front in the frame; log of frame pixels per front pixel; radians. */
  readonly centreX: number;
  readonly centreY: number;
  readonly logScale: number;
  readonly turn: number;
  /** 0..1, 1 for identical descriptors. */
  readonly weight: number;
}

const NEIGHBOURS = 16;
const CHECKS = 320;
/** References of one product agree, so that more votes of a feature for it add nothing. */
const VOTES_PER_FEATURE = 3;
/** Unit RootSIFT vectors further apart than this seldom show the same spot. */
const LARGEST_DISTANCE = 0.62;
/** Matches so much further than a feature's nearest are noise; siblings' shared marks are nearer. */
const RELATIVE_DISTANCE = 1.2;

export function indexFeatures(models: readonly ProductModel[]): FeatureIndex {
  let total = 0;
  for (const m of models) for (const r of m.references) total += r.descriptor.features.count;
  const points = new Uint8Array(total * DESCRIPTOR_LENGTH);
  const model = new Int32Array(total);
  const reference = new Int32Array(total);
  const feature = new Int32Array(total);
  let at = 0;
  models.forEach((m, modelIndex) => {
    m.references.forEach((r, referenceIndex) => {
      const { count, descriptors } = r.descriptor.features;
      points.set(descriptors, at * DESCRIPTOR_LENGTH);
      for (let i = 0; i < count; i += 1) {
        model[at + i] = modelIndex;
        reference[at + i] = referenceIndex;
        feature[at + i] = i;
      }
      at += count;
    });
  });
  return { models, forest: buildKdForest(points), model, reference, feature };
}

/** Matches every frame feature against the catalogue; votes per model index. */
export function collectVotes(index: FeatureIndex, frame: FeatureSet): Map<number, Vote[]> {
  const votes = new Map<number, Vote[]>();
  if (index.forest.count === 0) return votes;
  const search = new KdSearch(index.forest, NEIGHBOURS, CHECKS);
  const limit = (LARGEST_DISTANCE * DESCRIPTOR_UNIT) ** 2;
  const perModel = new Map<number, number>();
  for (let i = 0; i < frame.count; i += 1) {
    perModel.clear();
    const found = search.search(frame.descriptors, i * DESCRIPTOR_LENGTH, limit);
    const furthest = (found.distance[0] as number) * RELATIVE_DISTANCE ** 2 + 1;
    for (let k = 0; k < found.count && (found.distance[k] as number) <= furthest; k += 1) {
      const point = found.index[k] as number;
      const modelIndex = index.model[point] as number;
      const given = perModel.get(modelIndex) ?? 0;
      if (given >= VOTES_PER_FEATURE) continue;
      perModel.set(modelIndex, given + 1);
      const vote = voteOf(index, frame, i, point, 1 - (found.distance[k] as number) / limit);
      if (!vote) continue;
      const list = votes.get(modelIndex);
      if (list) list.push(vote);
      else votes.set(modelIndex, [vote]);
    }
  }
  return votes;
}

function voteOf(
  index: FeatureIndex,
  frame: FeatureSet,
  frameFeature: number,
  point: number,
  weight: number,
): Vote | undefined {
  const model = index.models[index.model[point] as number];
  const reference = model?.references[index.reference[point] as number];
  if (!model || !reference) return undefined;
  const { features } = reference.descriptor;
  const f = index.feature[point] as number;
  const x = features.x[f] as number;
  const y = features.y[f] as number;
  const scale = (frame.scale[frameFeature] as number) / (features.scale[f] as number);
  const turn = (frame.angle[frameFeature] as number) - (features.angle[f] as number);
  const cos = Math.cos(turn) * scale;
  const sin = Math.sin(turn) * scale;
  const { fromFront } = reference;
  const centre = applyAffine(fromFront, model.width / 2, model.height / 2);
  const dx = centre.x - x;
  const dy = centre.y - y;
  const frameX = frame.x[frameFeature] as number;
  const frameY = frame.y[frameFeature] as number;
  const front = applyAffine(reference.toFront, x, y);
  const size = Math.sqrt(Math.abs(fromFront.a * fromFront.e - fromFront.b * fromFront.d));
  const uprightTurn = Math.atan2(fromFront.d - fromFront.b, fromFront.a + fromFront.e);
  return {
    frameFeature,
    reference: index.reference[point] as number,
    frontX: front.x,
    frontY: front.y,
    frameX,
    frameY,
    centreX: frameX + cos * dx - sin * dy,
    centreY: frameY + sin * dx + cos * dy,
    logScale: Math.log(scale * size),
    turn: wrapAngle(turn + uprightTurn),
    weight: Math.max(0.05, weight),
  };
}

/** To -pi..pi. */
export function wrapAngle(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
