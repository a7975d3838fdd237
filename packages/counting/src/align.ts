/* eslint-disable @typescript-eslint/no-non-null-assertion -- pixel loops: their bounds keep every index inside */
import type { Homography } from './types.js';
import type { GrayImage, Pyramid } from './image.js';
import type { Template, TemplateLevel } from './template.js';
import { invert, multiply, rescale } from './homography.js';
import { solveStep, stepToPixels } from './motion-step.js';

export interface Alignment {
  /** Template pixels to image pixels, both at level 0. */
  readonly map: Homography;
  /** Correlation of the template's telling pixels with the image, -1..1. */
  readonly correlation: number;
  /** Share of the template's telling pixels that fall inside the image. */
  readonly overlap: number;
  /** Share of those that look alike: stays high when a passer-by hides part of the view. */
  readonly agreement: number;
}

export interface AlignOptions {
  /** Coarsest level to start from; the guess must be within about a pixel of it there. */
  readonly startLevel: number;
  /** Finest level, 0 unless told. */
  readonly endLevel?: number;
}

/** Fewer valid pixels than this cannot fix eight unknowns in the presence of noise. */
const MIN_PIXELS = 60;
const MAX_ITERATIONS = 12;
/** Sum of a step's eight parts, in halves of the width, from which on it moves about 0.01 px. */
const CONVERGED = 1e-4;
/**
 * The normal matrix is what costs, and after the first steps the weights hardly change it: later
 * steps take their direction from the last matrix and their length from a fresh gradient, which
 * alone decides where the alignment comes to rest.
 */
const FRESH_MATRICES = 2;

/**
 * Aligns an image to a template by inverse compositional Gauss-Newton with robust weights and a
 * free gain and bias (Baker & Matthews 2004, "Lucas-Kanade 20 years on"), coarse to fine. Because
 * every telling pixel of the frame votes at once, a row of identical packs cannot pull it aside
 * unless the guess is already nearer to the wrong place.
 */
export function align(
  template: Template,
  image: Pyramid,
  guess: Homography,
  options: AlignOptions,
): Alignment | undefined {
  const end = options.endLevel ?? 0;
  let map = guess;
  let last: LevelResult | undefined;
  for (let level = options.startLevel; level >= end; level--) {
    const scale = 1 / (1 << level);
    const freedom = level >= 3 ? 4 : level === 2 ? 6 : 8;
    last = alignLevel(template[level]!, image[level]!, rescale(map, scale), freedom);
    if (last === undefined) return undefined;
    map = rescale(last.map, 1 / scale);
  }
  if (last === undefined) return undefined;
  const agreement = agreementOf(template[end]!, last.fit);
  return { map, correlation: last.fit.correlation, overlap: last.overlap, agreement };
}

interface LevelResult {
  readonly map: Homography;
  readonly fit: Fit;
  readonly overlap: number;
}

/** A pixel agrees when it is off by less than this share of the template's own spread. */
const AGREEING_SHARE = 0.45;

function agreementOf(template: TemplateLevel, fit: Fit): number {
  const limit = AGREEING_SHARE * fit.deviation;
  let agreeing = 0;
  for (let i = 0; i < template.count; i++) {
    const residual = fit.gain * samples[i]! + fit.bias - template.value[i]!;
    if (residual < limit && residual > -limit) agreeing++;
  }
  return agreeing / Math.max(1, fit.valid);
}

const samples = new Float32Array(8192);
const hessian = new Float64Array(36);
const gradient = new Float64Array(8);

function alignLevel(
  template: TemplateLevel,
  image: GrayImage,
  guess: Homography,
  freedom: 4 | 6 | 8,
): LevelResult | undefined {
  let map = guess;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const fit = sample(template, image, map);
    if (fit.valid < MIN_PIXELS) return undefined;
    if (iteration < FRESH_MATRICES) accumulate(template, fit);
    else accumulateGradient(template, fit);
    const step = solveStep(hessian, gradient, freedom);
    if (step === undefined) return undefined;
    const move = stepToPixels(step, template.width, template.height);
    map = multiply(map, invert(move));
    if (!map.every(Number.isFinite)) return undefined;
    if (lengthOf(step) < CONVERGED) break;
  }
  const fit = sample(template, image, map);
  if (fit.valid < MIN_PIXELS) return undefined;
  return { map, fit, overlap: fit.valid / Math.max(1, template.count) };
}

function lengthOf(step: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < step.length; i++) sum += Math.abs(step[i]!);
  return sum;
}

interface Fit {
  readonly valid: number;
  readonly gain: number;
  readonly bias: number;
  readonly correlation: number;
  /** Standard deviation of the template's grey levels. */
  readonly deviation: number;
  /** Mean absolute residual in the template's grey levels. */
  readonly spread: number;
}

/** Reads the image at every template pixel (NaN outside) and fits gain and bias. */
function sample(template: TemplateLevel, image: GrayImage, map: Homography): Fit {
  const [h0, h1, h2, h3, h4, h5, h6, h7, h8] = map;
  const { px, py, value, count } = template;
  const { width, height, pixels } = image;
  const xMax = width - 1;
  const yMax = height - 1;
  let valid = 0;
  let si = 0;
  let st = 0;
  let sii = 0;
  let stt = 0;
  let sit = 0;
  for (let i = 0; i < count; i++) {
    const x = px[i]!;
    const y = py[i]!;
    const w = 1 / (h6 * x + h7 * y + h8);
    const u = (h0 * x + h1 * y + h2) * w;
    const v = (h3 * x + h4 * y + h5) * w;
    if (!(u >= 0 && v >= 0 && u < xMax && v < yMax)) {
      samples[i] = NaN;
      continue;
    }
    const xi = u | 0;
    const yi = v | 0;
    const fx = u - xi;
    const fy = v - yi;
    const at = yi * width + xi;
    const top = pixels[at]! + fx * (pixels[at + 1]! - pixels[at]!);
    const below = pixels[at + width]! + fx * (pixels[at + width + 1]! - pixels[at + width]!);
    const s = top + fy * (below - top);
    const t = value[i]!;
    samples[i] = s;
    valid++;
    si += s;
    st += t;
    sii += s * s;
    stt += t * t;
    sit += s * t;
  }
  const n = Math.max(1, valid);
  const vi = sii / n - (si / n) * (si / n);
  const vt = stt / n - (st / n) * (st / n);
  const cov = sit / n - (si / n) * (st / n);
  const gain = Math.sqrt(Math.max(vt, 1e-6) / Math.max(vi, 1e-6));
  const bounded = Math.min(4, Math.max(0.25, gain));
  const correlation = cov / Math.sqrt(Math.max(vi * vt, 1e-6));
  return {
    valid,
    gain: bounded,
    bias: st / n - (bounded * si) / n,
    correlation,
    deviation: Math.sqrt(Math.max(vt, 1)),
    // For zero-mean residuals of this variance; 0.8 turns a deviation into a mean absolute value.
    spread: 0.8 * Math.sqrt(Math.max(0.5, 2 * vt * (1 - Math.min(1, correlation)))),
  };
}

/** The right side alone of the weighted normal equations. */
function accumulateGradient(template: TemplateLevel, fit: Fit): void {
  const { count, value, descent } = template;
  const { gain, bias } = fit;
  const soft = 1 / (fit.spread * fit.spread);
  let g0 = 0;
  let g1 = 0;
  let g2 = 0;
  let g3 = 0;
  let g4 = 0;
  let g5 = 0;
  let g6 = 0;
  let g7 = 0;
  for (let i = 0, d = 0; i < count; i++, d += 8) {
    const s = samples[i]!;
    if (s !== s) continue;
    const residual = gain * s + bias - value[i]!;
    const pull = residual / (1 + residual * residual * soft);
    g0 += pull * descent[d]!;
    g1 += pull * descent[d + 1]!;
    g2 += pull * descent[d + 2]!;
    g3 += pull * descent[d + 3]!;
    g4 += pull * descent[d + 4]!;
    g5 += pull * descent[d + 5]!;
    g6 += pull * descent[d + 6]!;
    g7 += pull * descent[d + 7]!;
  }
  gradient.set([g0, g1, g2, g3, g4, g5, g6, g7]);
}

/** Weighted normal equations from the last samples. */
function accumulate(template: TemplateLevel, fit: Fit): void {
  const { count, value, descent } = template;
  const { gain, bias } = fit;
  const soft = 1 / (fit.spread * fit.spread);
  hessian.fill(0);
  gradient.fill(0);
  for (let i = 0; i < count; i++) {
    const s = samples[i]!;
    if (s !== s) continue;
    const residual = gain * s + bias - value[i]!;
    const weight = 1 / (1 + residual * residual * soft);
    const d = i * 8;
    const d0 = descent[d]!;
    const d1 = descent[d + 1]!;
    const d2 = descent[d + 2]!;
    const d3 = descent[d + 3]!;
    const d4 = descent[d + 4]!;
    const d5 = descent[d + 5]!;
    const d6 = descent[d + 6]!;
    const d7 = descent[d + 7]!;
    const w0 = weight * d0;
    const w1 = weight * d1;
    const w2 = weight * d2;
    const w3 = weight * d3;
    const w4 = weight * d4;
    const w5 = weight * d5;
    const w6 = weight * d6;
    const w7 = weight * d7;
    hessian[0]! += w0 * d0;
    hessian[1]! += w1 * d0;
    hessian[2]! += w1 * d1;
    hessian[3]! += w2 * d0;
    hessian[4]! += w2 * d1;
    hessian[5]! += w2 * d2;
    hessian[6]! += w3 * d0;
    hessian[7]! += w3 * d1;
    hessian[8]! += w3 * d2;
    hessian[9]! += w3 * d3;
    hessian[10]! += w4 * d0;
    hessian[11]! += w4 * d1;
    hessian[12]! += w4 * d2;
    hessian[13]! += w4 * d3;
    hessian[14]! += w4 * d4;
    hessian[15]! += w5 * d0;
    hessian[16]! += w5 * d1;
    hessian[17]! += w5 * d2;
    hessian[18]! += w5 * d3;
    hessian[19]! += w5 * d4;
    hessian[20]! += w5 * d5;
    hessian[21]! += w6 * d0;
    hessian[22]! += w6 * d1;
    hessian[23]! += w6 * d2;
    hessian[24]! += w6 * d3;
    hessian[25]! += w6 * d4;
    hessian[26]! += w6 * d5;
    hessian[27]! += w6 * d6;
    hessian[28]! += w7 * d0;
    hessian[29]! += w7 * d1;
    hessian[30]! += w7 * d2;
    hessian[31]! += w7 * d3;
    hessian[32]! += w7 * d4;
    hessian[33]! += w7 * d5;
    hessian[34]! += w7 * d6;
    hessian[35]! += w7 * d7;
    gradient[0]! += w0 * residual;
    gradient[1]! += w1 * residual;
    gradient[2]! += w2 * residual;
    gradient[3]! += w3 * residual;
    gradient[4]! += w4 * residual;
    gradient[5]! += w5 * residual;
    gradient[6]! += w6 * residual;
    gradient[7]! += w7 * residual;
  }
}
