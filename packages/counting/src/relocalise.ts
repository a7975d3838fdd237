/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes are drawn inside the lists */
import type { Homography } from './types.js';
import type { Pyramid } from './image.js';
import type { FeatureMatch, FeatureSet } from './features.js';
import { align } from './align.js';
import { buildTemplate } from './template.js';
import { extractFeatures, matchFeatures } from './features.js';
import { isPlausible } from './homography.js';

export interface Relocalisation {
  readonly anchor: number;
  /** Anchor pixels to image pixels. */
  readonly map: Homography;
  readonly correlation: number;
}

/** Fewer agreeing corners than this happen by chance on a shelf of look-alikes. */
const MIN_INLIERS = 12;
/** Working pixels by which a corner may miss. */
const TOLERANCE = 4;
const DRAWS = 300;
/** Only a close likeness may join what motion did not. */
const MIN_CORRELATION = 0.75;

const featureCache = new WeakMap<Pyramid, FeatureSet>();

function featuresOf(pyramid: Pyramid): FeatureSet {
  const known = featureCache.get(pyramid);
  if (known !== undefined) return known;
  const features = extractFeatures(pyramid);
  featureCache.set(pyramid, features);
  return features;
}

/**
 * Finds where a view lies relative to earlier ones without any prior: corners are matched, a
 * similarity is drawn from pairs of matches (RANSAC, seeded), and the direct alignment confirms it.
 * Tries the latest `limit` anchors and answers the best.
 */
export function relocalise(
  pyramid: Pyramid,
  anchors: ReadonlyArray<{ readonly pyramid: Pyramid }>,
  limit: number,
): Relocalisation | undefined {
  let best: Relocalisation | undefined;
  for (let index = anchors.length - 1; index >= Math.max(0, anchors.length - limit); index--) {
    const found = matchViews(anchors[index]!.pyramid, pyramid);
    if (found !== undefined && found.correlation > (best?.correlation ?? 0)) {
      best = { anchor: index, ...found };
    }
  }
  return best;
}

/** The map from pixels of `from` to pixels of `to`, if they show the same stretch of shelf. */
export function matchViews(
  from: Pyramid,
  to: Pyramid,
): { map: Homography; correlation: number } | undefined {
  const matches = matchFeatures(featuresOf(from), featuresOf(to));
  const guess = drawSimilarity(matches);
  if (guess === undefined) return undefined;
  const { width, height } = to[0]!;
  const found = align(buildTemplate(from), to, guess, { startLevel: 2 });
  if (found === undefined || found.correlation < MIN_CORRELATION || found.overlap < 0.15) {
    return undefined;
  }
  if (!isPlausible(found.map, width, height)) return undefined;
  return { map: found.map, correlation: found.correlation };
}

/** The similarity that most corners agree on. */
function drawSimilarity(matches: readonly FeatureMatch[]): Homography | undefined {
  if (matches.length < MIN_INLIERS) return undefined;
  const random = xorshift(matches.length);
  let best: Homography | undefined;
  let bestScore = MIN_INLIERS - 1;
  for (let draw = 0; draw < DRAWS; draw++) {
    const p = matches[Math.floor(random() * matches.length)]!;
    const q = matches[Math.floor(random() * matches.length)]!;
    const model = similarity(p, q);
    if (model === undefined) continue;
    const score = countInliers(model, matches);
    if (score > bestScore) {
      bestScore = score;
      best = model;
    }
  }
  return best;
}

function similarity(p: FeatureMatch, q: FeatureMatch): Homography | undefined {
  const ux = q.ax - p.ax;
  const uy = q.ay - p.ay;
  const vx = q.bx - p.bx;
  const vy = q.by - p.by;
  const length = ux * ux + uy * uy;
  if (length < 900) return undefined;
  const c = (ux * vx + uy * vy) / length;
  const s = (ux * vy - uy * vx) / length;
  const zoom = Math.hypot(c, s);
  if (zoom < 0.5 || zoom > 2 || Math.abs(s) > 0.5 * zoom || c < 0) return undefined;
  return [c, -s, p.bx - c * p.ax + s * p.ay, s, c, p.by - s * p.ax - c * p.ay, 0, 0, 1];
}

function countInliers(h: Homography, matches: readonly FeatureMatch[]): number {
  let inliers = 0;
  let lastX = -1;
  let lastY = -1;
  for (const m of matches) {
    const dx = h[0] * m.ax + h[1] * m.ay + h[2] - m.bx;
    const dy = h[3] * m.ax + h[4] * m.ay + h[5] - m.by;
    if (dx * dx + dy * dy > TOLERANCE * TOLERANCE) continue;
    if (m.ax === lastX && m.ay === lastY) continue;
    lastX = m.ax;
    lastY = m.ay;
    inliers++;
  }
  return inliers;
}

function xorshift(seed: number): () => number {
  let state = (seed * 2654435761) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
