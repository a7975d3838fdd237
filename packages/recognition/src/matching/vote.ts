import { applyAffine } from '../geometry/affine.js';
import type { ProductModel } from '../catalogue/product-model.js';
import type { FeatureSet, ReferenceDescriptor } from '../types.js';
import type { Match } from './feature-index.js';
import { wrapAngle, type Vote } from './vote-type.js';

/** Turns the matches of a product's references into votes for where each side of it stands. */
export function votesOf(
  models: readonly ProductModel[],
  references: readonly ReferenceDescriptor[],
  matches: readonly Match[],
  frame: FeatureSet,
): Vote[][] {
  const places = references.map((descriptor) => placeOf(models, descriptor));
  const votes: Vote[][] = models.map(() => []);
  for (const match of matches) {
    const place = places[match.reference];
    if (!place) continue;
    const model = models[place.side] as ProductModel;
    const vote = voteOf(model, place.reference, match, frame);
    // What lies off the front is background of a loose photo.
    const margin = 0.05;
    const u = vote.frontX / model.width;
    const v = vote.frontY / model.height;
    if (u < -margin || v < -margin || u > 1 + margin || v > 1 + margin) continue;
    (votes[place.side] as Vote[]).push(vote);
  }
  return votes;
}

function placeOf(
  models: readonly ProductModel[],
  descriptor: ReferenceDescriptor,
): { side: number; reference: number } | undefined {
  for (let side = 0; side < models.length; side += 1) {
    const reference = (models[side] as ProductModel).references.findIndex(
      (candidate) => candidate.descriptor === descriptor,
    );
    if (reference >= 0) return { side, reference };
  }
  return undefined;
}

function voteOf(model: ProductModel, place: number, match: Match, frame: FeatureSet): Vote {
  const reference = model.references[place] as ProductModel['references'][number];
  const { features } = reference.descriptor;
  const { fromFront } = reference;
  const f = match.feature;
  const i = match.frameFeature;
  const x = features.x[f] as number;
  const y = features.y[f] as number;
  const scale = (frame.scale[i] as number) / (features.scale[f] as number);
  const turn = (frame.angle[i] as number) - (features.angle[f] as number);
  const cos = Math.cos(turn) * scale;
  const sin = Math.sin(turn) * scale;
  const centre = applyAffine(fromFront, model.width / 2, model.height / 2);
  const dx = centre.x - x;
  const dy = centre.y - y;
  const frameX = frame.x[i] as number;
  const frameY = frame.y[i] as number;
  const front = applyAffine(reference.toFront, x, y);
  const size = Math.sqrt(Math.abs(fromFront.a * fromFront.e - fromFront.b * fromFront.d));
  const uprightTurn = Math.atan2(fromFront.d - fromFront.b, fromFront.a + fromFront.e);
  return {
    frameFeature: i,
    reference: place,
    frontX: front.x,
    frontY: front.y,
    frameX,
    frameY,
    centreX: frameX + cos * dx - sin * dy,
    centreY: frameY + sin * dx + cos * dy,
    logScale: Math.log(scale * size),
    turn: wrapAngle(turn + uprightTurn),
    weight: match.weight,
  };
}
