import { composeAffine, IDENTITY, invertAffine, type Affine } from '../geometry/affine.js';
import type { CatalogueEntry, ReferenceDescriptor } from '../types.js';
import { alignReference, coverageOf, type Alignment } from './align-references.js';

/** One reference of a product, tied to the product's front. */
export interface ModelReference {
  readonly descriptor: ReferenceDescriptor;
  /** From the reference's pixels to the front's. */
  readonly toFront: Affine;
  readonly fromFront: Affine;
}

/** A side of a product: all its references share one coordinate system, the front's pixels. */
export interface ProductModel {
  readonly productId: string;
  /** Size of the front in its own pixels; the longer side is that of a described reference. */
  readonly width: number;
  readonly height: number;
  readonly references: readonly ModelReference[];
}

/**
 * Groups a product's references into sides and ties those of a side together by their shared
 * features, so that a loose photo takes its crop from a tight one. References that match none
 * other are sides of their own.
 */
export function buildModels(entry: CatalogueEntry): ProductModel[] {
  let left = [...entry.references].sort((a, b) => trustOf(b) - trustOf(a));
  const models: ProductModel[] = [];
  while (left.length > 0) {
    const side = gatherSide(left);
    models.push(modelOf(entry.productId, side));
    const used = new Set(side.map((member) => member.descriptor));
    left = left.filter((reference) => !used.has(reference));
  }
  return models;
}

/** Crops drawn by a person come first, then pictures whose plain background was trimmed. */
function trustOf(reference: ReferenceDescriptor): number {
  const { cropSource } = reference;
  if (cropSource === 'given') return 3;
  return cropSource === 'trimmed' ? 2 : cropSource === 'guessed' ? 1 : 0;
}

interface Member {
  readonly descriptor: ReferenceDescriptor;
  /** From this reference's pixels to the first member's. */
  readonly alignment: Alignment;
}

/** Starts tried: one may be a poor photo that matches nothing. */
const STARTS = 3;

function gatherSide(references: readonly ReferenceDescriptor[]): Member[] {
  let best: Member[] = [];
  for (const start of references.slice(0, STARTS)) {
    const members: Member[] = [];
    for (const descriptor of references) {
      const alignment = alignReference(descriptor, start);
      if (alignment) members.push({ descriptor, alignment });
    }
    if (members.length > best.length) best = members;
    if (best.length * 2 > references.length) break;
  }
  return best;
}

/**
 * The front is the reference that its siblings' features fill best: a tight crop, where a loose
 * photo has unmatched background and a slanted one an unmatched side. A person's crop is obeyed.
 */
function modelOf(productId: string, side: readonly Member[]): ProductModel {
  const given = side.find((m) => m.descriptor.cropSource === 'given');
  const front = given ?? tightest(side);
  const fromStart = invertAffine(front.alignment.pose);
  const references: ModelReference[] = [];
  for (const member of side) {
    const toFront = fromStart && alignedTo(member, front, fromStart);
    const fromFront = toFront && invertAffine(toFront);
    if (toFront && fromFront) {
      references.push({ descriptor: member.descriptor, toFront, fromFront });
    }
  }
  const { width, height } = front.descriptor;
  return { productId, width, height, references };
}

function tightest(side: readonly Member[]): Member {
  const coverage = (member: Member): number => {
    const { pose, shared } = member.alignment;
    if (pose !== IDENTITY) return coverageOf(member.descriptor, shared);
    const each = side.map((m) => coverageOf(member.descriptor, m.alignment.sharedInTarget));
    return Math.max(...each);
  };
  return [...side].sort((a, b) => coverage(b) - coverage(a))[0] as Member;
}

function alignedTo(member: Member, front: Member, fromStart: Affine): Affine {
  if (member === front) return IDENTITY;
  return composeAffine(fromStart, member.alignment.pose);
}
