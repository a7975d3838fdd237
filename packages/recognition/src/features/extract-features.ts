import type { GrayImage } from '../image/gray.js';
import type { FeatureSet } from '../types.js';
import { Workspace } from '../simd/workspace.js';
import { findExtrema, type Extremum } from './extrema.js';
import { gradientsOf, mainDirections, type Gradients } from './gradients.js';
import { DESCRIPTOR_LENGTH, writeRootSift } from './root-sift.js';
import { buildScaleSpace, INTERVALS, type Octave } from './scale-space.js';

export interface FeatureOptions {
  /** Also look for points half as large, at twice the size; for small pictures. */
  readonly upsample: boolean;
  /** The strongest points kept. */
  readonly maximum: number;
  /** Least contrast of a point in the difference of Gaussians, 0..1. */
  readonly contrast: number;
  /** Doublings of scale searched; the largest points describe the background, not a pack. */
  readonly octaves: number;
}

interface Candidate extends Extremum {
  readonly octave: number;
}

/** Extraction never waits, so that one workspace serves a thread; a 720p frame takes 60 MB of it. */
const work = new Workspace();

/** Scale-invariant key points with RootSIFT descriptors, strongest first when cut. */
export function extractFeatures(image: GrayImage, options: FeatureOptions): FeatureSet {
  const octaves = buildScaleSpace(work, image, options.upsample, options.octaves);
  const candidates: Candidate[] = [];
  octaves.forEach((octave, index) => {
    for (const e of findExtrema(work, octave, options.contrast / INTERVALS)) {
      candidates.push({ ...e, octave: index });
    }
  });
  candidates.sort((a, b) => b.response - a.response);
  return describe(octaves, candidates.slice(0, options.maximum));
}

function describe(octaves: readonly Octave[], candidates: readonly Candidate[]): FeatureSet {
  const cache = new Map<number, Gradients>();
  const gradientsAt = (octave: number, level: number): Gradients => {
    const key = octave * 16 + level;
    const known = cache.get(key);
    if (known) return known;
    const made = gradientsOf((octaves[octave] as Octave).levels[level] as GrayImage);
    cache.set(key, made);
    return made;
  };
  const oriented: Array<Candidate & { angle: number }> = [];
  for (const c of candidates) {
    const gradients = gradientsAt(c.octave, c.level);
    for (const angle of mainDirections(gradients, c.x, c.y, c.sigma))
      oriented.push({ ...c, angle });
  }
  const features = emptyFeatures(oriented.length);
  oriented.forEach((point, i) => {
    const { step } = octaves[point.octave] as Octave;
    features.x[i] = point.x * step;
    features.y[i] = point.y * step;
    features.scale[i] = point.sigma * step;
    features.angle[i] = point.angle;
    const gradients = gradientsAt(point.octave, point.level);
    writeRootSift(gradients, point, features.descriptors, i * DESCRIPTOR_LENGTH);
  });
  return features;
}

export function emptyFeatures(count: number): FeatureSet {
  return {
    count,
    x: new Float32Array(count),
    y: new Float32Array(count),
    scale: new Float32Array(count),
    angle: new Float32Array(count),
    descriptors: new Uint8Array(count * DESCRIPTOR_LENGTH),
  };
}
