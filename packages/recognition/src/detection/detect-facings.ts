import { buildModels, type ProductModel } from '../catalogue/product-model.js';
import { buildPyramid } from '../image/pyramid.js';
import { findHypotheses } from '../matching/cluster.js';
import {
  indexFeatures,
  matchFrame,
  shortlist,
  type FeatureIndex,
} from '../matching/feature-index.js';
import type { Hypothesis } from '../matching/pose.js';
import { votesOf } from '../matching/vote.js';
import type { CatalogueEntry, FeatureSet, RgbImage } from '../types.js';
import { verifyAll, type Candidate } from './candidates.js';

/** Products whose geometry is tried in one frame; a frame shows a dozen or two. */
const SHORTLIST = 48;
/** Fewer agreeing matches are chance often enough not to be worth a comparison. */
const VERIFIED_MATCHES = 6;

/** Finds where the fronts of enrolled products may stand in a picture. */
export class FacingFinder {
  private readonly index: FeatureIndex;
  /** Built when a product is first shortlisted: tying its photos together takes 0.1 s. */
  private readonly models = new Map<number, ProductModel[]>();

  constructor(private readonly catalogue: readonly CatalogueEntry[]) {
    this.index = indexFeatures(catalogue);
  }

  /** Verified candidates in a picture with these points, most likely first. */
  find(picture: RgbImage, features: FeatureSet): Candidate[] {
    if (this.index.forest.count === 0) return [];
    const matches = matchFrame(this.index, features);
    const hypotheses: Hypothesis[] = [];
    for (const entry of shortlist(matches, SHORTLIST)) {
      const models = this.modelsOf(entry);
      const { references } = this.catalogue[entry] as CatalogueEntry;
      const votes = votesOf(models, references, matches.get(entry) ?? [], features);
      models.forEach((model, side) => hypotheses.push(...findHypotheses(model, votes[side] ?? [])));
    }
    const promising = hypotheses.filter((h) => h.inliers.length >= VERIFIED_MATCHES);
    return verifyAll(buildPyramid(picture), promising);
  }

  private modelsOf(entry: number): ProductModel[] {
    const known = this.models.get(entry);
    if (known) return known;
    const built = buildModels(this.catalogue[entry] as CatalogueEntry);
    this.models.set(entry, built);
    return built;
  }
}
