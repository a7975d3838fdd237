import { DESCRIPTOR_LENGTH, DESCRIPTOR_UNIT } from '../features/root-sift.js';
import type { CatalogueEntry, FeatureSet, ReferenceDescriptor } from '../types.js';
import { buildKdForest, type KdForest } from './kd-forest.js';
import { KdSearch } from './kd-search.js';

/** All descriptors of a catalogue, searchable. */
export interface FeatureIndex {
  readonly forest: KdForest;
  /** Per descriptor: its catalogue entry, the reference within it and the feature within that. */
  readonly entry: Int32Array;
  readonly reference: Uint16Array;
  readonly feature: Uint16Array;
}

/** A frame feature that resembles one of a reference. */
export interface Match {
  readonly frameFeature: number;
  readonly reference: number;
  readonly feature: number;
  /** 0..1, 1 for identical descriptors. */
  readonly weight: number;
}

/**
 * Descriptors searched: 154 MB and about ten seconds to index. At 2,000 products x 3
 * references, five frames gave 48 names with half as many, 79 with these, 86 with all of them.
 * A large store's references share them,
 * each with its strongest points, which come first in its description.
 */
const WHOLE: IndexSize = { largest: 1_200_000, leastPerReference: 60 };
const NEIGHBOURS = 16;
const CHECKS = 256;
/** References of one product agree, so that more votes of a feature for it add nothing. */
const VOTES_PER_FEATURE = 3;
/** Unit RootSIFT vectors further apart than this seldom show the same spot. */
const LARGEST_DISTANCE = 0.62;
/** Matches so much further than a feature's nearest are noise; siblings' shared marks are nearer. */
const RELATIVE_DISTANCE = 1.2;

/** How much of a catalogue is searched. */
export interface IndexSize {
  /** Descriptors in all, and those of each photo at least, whatever that makes in all. */
  readonly largest: number;
  readonly leastPerReference: number;
}

export function indexFeatures(
  catalogue: readonly CatalogueEntry[],
  { largest, leastPerReference }: IndexSize = WHOLE,
): FeatureIndex {
  let references = 0;
  for (const e of catalogue) references += e.references.length;
  const share = Math.max(leastPerReference, Math.floor(largest / Math.max(1, references)));
  const indexed = (r: ReferenceDescriptor): number => Math.min(share, r.features.count);
  let total = 0;
  for (const e of catalogue) for (const r of e.references) total += indexed(r);
  const entry = new Int32Array(total);
  const reference = new Uint16Array(total);
  const feature = new Uint16Array(total);
  const forest = buildKdForest(total, (points) => {
    let at = 0;
    catalogue.forEach((e, entryIndex) => {
      e.references.forEach((r, referenceIndex) => {
        const count = indexed(r);
        const descriptors = r.features.descriptors.subarray(0, count * DESCRIPTOR_LENGTH);
        points.set(descriptors, at * DESCRIPTOR_LENGTH);
        entry.fill(entryIndex, at, at + count);
        reference.fill(referenceIndex, at, at + count);
        for (let i = 0; i < count; i += 1) feature[at + i] = i;
        at += count;
      });
    });
  });
  return { forest, entry, reference, feature };
}

/** Matches every frame feature against the catalogue; matches per catalogue entry. */
export function matchFrame(index: FeatureIndex, frame: FeatureSet): Map<number, Match[]> {
  const matches = new Map<number, Match[]>();
  if (index.forest.count === 0) return matches;
  const search = new KdSearch(index.forest, NEIGHBOURS, CHECKS);
  const limit = (LARGEST_DISTANCE * DESCRIPTOR_UNIT) ** 2;
  const perEntry = new Map<number, number>();
  for (let i = 0; i < frame.count; i += 1) {
    const found = search.search(frame.descriptors, i * DESCRIPTOR_LENGTH, limit);
    const furthest = (found.distance[0] as number) * RELATIVE_DISTANCE ** 2 + 1;
    perEntry.clear();
    for (let k = 0; k < found.count && (found.distance[k] as number) <= furthest; k += 1) {
      const point = found.index[k] as number;
      const entry = index.entry[point] as number;
      const given = perEntry.get(entry) ?? 0;
      if (given >= VOTES_PER_FEATURE) continue;
      perEntry.set(entry, given + 1);
      const match: Match = {
        frameFeature: i,
        reference: index.reference[point] as number,
        feature: index.feature[point] as number,
        weight: Math.max(0.05, 1 - (found.distance[k] as number) / limit),
      };
      const list = matches.get(entry);
      if (list) list.push(match);
      else matches.set(entry, [match]);
    }
  }
  return matches;
}

/** The entries with most matched frame features: no more are worth their geometry's price. */
export function shortlist(matches: ReadonlyMap<number, Match[]>, maximum: number): number[] {
  const support = [...matches].map(([entry, list]) => {
    const best = new Map<number, number>();
    for (const m of list) {
      best.set(m.frameFeature, Math.max(m.weight, best.get(m.frameFeature) ?? 0));
    }
    let sum = 0;
    for (const weight of best.values()) sum += weight;
    return { entry, sum, features: best.size };
  });
  return support
    .filter((s) => s.features >= 5)
    .sort((a, b) => b.sum - a.sum)
    .slice(0, maximum)
    .map((s) => s.entry);
}
