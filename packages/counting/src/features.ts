/* eslint-disable @typescript-eslint/no-non-null-assertion -- pixel loops: their bounds keep every index inside */
import type { GrayImage, Pyramid } from './image.js';

/** Corners with 256-bit descriptors; positions in level 0 pixels. */
export interface FeatureSet {
  readonly count: number;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Eight 32-bit words per corner. */
  readonly bits: Uint32Array;
}

const PATCH = 12;
const WORDS = 8;

/** Fixed pseudo-random test pairs within the patch (BRIEF, Calonder 2010), denser at its centre. */
const TESTS = drawTests(WORDS * 32);

function drawTests(count: number): Int8Array {
  const tests = new Int8Array(count * 4);
  let state = 0x2545f491;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < tests.length; i++) {
    tests[i] = Math.round((next() + next() - 1) * PATCH);
  }
  return tests;
}

/** Features of levels 0 and 1, so that a view from nearer or farther still meets its like. */
export function extractFeatures(pyramid: Pyramid, perLevel = 240): FeatureSet {
  const xs: number[] = [];
  const ys: number[] = [];
  const words: number[] = [];
  for (const level of [0, 1]) {
    const image = smooth(pyramid[level]!);
    const scale = 1 << level;
    for (const at of findCorners(image, perLevel)) {
      const x = at % image.width;
      const y = (at - x) / image.width;
      xs.push((x + 0.5) * scale - 0.5);
      ys.push((y + 0.5) * scale - 0.5);
      describe(image, at, words);
    }
  }
  return {
    count: xs.length,
    x: Float32Array.from(xs),
    y: Float32Array.from(ys),
    bits: Uint32Array.from(words, (word) => word >>> 0),
  };
}

function describe(image: GrayImage, at: number, words: number[]): void {
  const { width, pixels } = image;
  for (let word = 0; word < WORDS; word++) {
    let bits = 0;
    for (let bit = 0; bit < 32; bit++) {
      const t = (word * 32 + bit) * 4;
      const a = pixels[at + TESTS[t]! + TESTS[t + 1]! * width]!;
      const b = pixels[at + TESTS[t + 2]! + TESTS[t + 3]! * width]!;
      bits = (bits << 1) | (a < b ? 1 : 0);
    }
    words.push(bits);
  }
}

/** 3x3 binomial smoothing: single pixels are too noisy to compare. */
function smooth(image: GrayImage): GrayImage {
  const { width, height, pixels } = image;
  const out = new Uint8Array(pixels);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1, at = y * width + 1; x < width - 1; x++, at++) {
      const up = at - width;
      const down = at + width;
      out[at] =
        (4 * pixels[at]! +
          2 * (pixels[at - 1]! + pixels[at + 1]! + pixels[up]! + pixels[down]!) +
          pixels[up - 1]! +
          pixels[up + 1]! +
          pixels[down - 1]! +
          pixels[down + 1]! +
          8) >>
        4;
    }
  }
  return { width, height, pixels: out };
}

/** Strongest corners (smaller eigenvalue of the structure tensor, Shi-Tomasi), spread by cells. */
function findCorners(image: GrayImage, wanted: number): number[] {
  const { width, height, pixels } = image;
  const strength = new Float32Array(width * height);
  const margin = PATCH + 1;
  for (let y = margin; y < height - margin; y++) {
    for (let x = margin; x < width - margin; x++) {
      const at = y * width + x;
      let xx = 0;
      let yy = 0;
      let xy = 0;
      for (let dy = -2; dy <= 2; dy += 2) {
        for (let dx = -2; dx <= 2; dx += 2) {
          const i = at + dy * width + dx;
          const gx = pixels[i + 1]! - pixels[i - 1]!;
          const gy = pixels[i + width]! - pixels[i - width]!;
          xx += gx * gx;
          yy += gy * gy;
          xy += gx * gy;
        }
      }
      strength[at] = (xx + yy) / 2 - Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy);
    }
  }
  return pickByCells(strength, width, height, wanted);
}

function pickByCells(
  strength: Float32Array,
  width: number,
  height: number,
  wanted: number,
): number[] {
  const cell = 10;
  const peaks: number[] = [];
  for (let top = 0; top < height; top += cell) {
    for (let left = 0; left < width; left += cell) {
      let best = -1;
      let value = 60;
      for (let y = top; y < Math.min(height, top + cell); y++) {
        for (let x = left; x < Math.min(width, left + cell); x++) {
          const s = strength[y * width + x]!;
          if (s > value) {
            value = s;
            best = y * width + x;
          }
        }
      }
      if (best >= 0) peaks.push(best);
    }
  }
  return peaks.sort((a, b) => strength[b]! - strength[a]!).slice(0, wanted);
}

function popcount(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export interface FeatureMatch {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
  readonly distance: number;
}

/** More differing bits than this of 256 is chance. */
const MAX_DISTANCE = 62;

/**
 * The two nearest features of `b` for each of `a`. Both are kept and no ratio test is made: on a
 * shelf the second nearest is often the true one, the first its identical neighbour; the common
 * geometry must decide.
 */
export function matchFeatures(a: FeatureSet, b: FeatureSet): FeatureMatch[] {
  const matches: FeatureMatch[] = [];
  for (let i = 0; i < a.count; i++) {
    const found = [
      { at: -1, distance: MAX_DISTANCE },
      { at: -1, distance: MAX_DISTANCE },
    ];
    for (let j = 0; j < b.count; j++) {
      let distance = 0;
      for (let w = 0; w < WORDS && distance < found[1]!.distance; w++) {
        distance += popcount(a.bits[i * WORDS + w]! ^ b.bits[j * WORDS + w]!);
      }
      if (distance >= found[1]!.distance) continue;
      found[1] = { at: j, distance };
      if (distance < found[0]!.distance) found.reverse();
    }
    for (const { at, distance } of found) {
      if (at < 0) continue;
      matches.push({ ax: a.x[i]!, ay: a.y[i]!, bx: b.x[at]!, by: b.y[at]!, distance });
    }
  }
  return matches;
}
