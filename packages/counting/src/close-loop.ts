/* eslint-disable @typescript-eslint/no-non-null-assertion -- pyramids and templates have all levels */
import type { Homography } from './types.js';
import type { Pyramid } from './image.js';
import type { Template } from './template.js';
import { align } from './align.js';
import { buildTemplate } from './template.js';
import { searchShift } from './coarse-search.js';
import { apply, isPlausible, multiply, translation } from './homography.js';

/** Below this the overlap does not show the same thing. */
const MIN_CORRELATION = 0.55;
/** Drift that one step of the chain may have brought, working pixels. */
const DRIFT_PER_STEP = 1.5;

const templates = new WeakMap<Pyramid, Template>();

function templateOf(pyramid: Pyramid): Template {
  const known = templates.get(pyramid);
  if (known !== undefined) return known;
  const template = buildTemplate(pyramid);
  templates.set(pyramid, template);
  return template;
}

/**
 * Measures the map from `from` to `to` near a guess that has drifted over `steps` chained views.
 * A result farther off than drift explains is a slip by one pack, and is refused.
 */
export function closeLoop(
  from: Pyramid,
  to: Pyramid,
  guess: Homography,
  steps: number,
): Homography | undefined {
  const level = from.length - 1;
  const scale = 1 << level;
  const { width, height } = from[0]!;
  const centre = { x: width / 2, y: height / 2 };
  const predicted = apply(guess, centre.x, centre.y);
  const allowed = 6 + DRIFT_PER_STEP * steps;
  let found = align(templateOf(from), to, guess, { startLevel: level });
  if (found === undefined || found.correlation < MIN_CORRELATION) {
    const expected = {
      dx: (predicted.x - centre.x) / scale,
      dy: (predicted.y - centre.y) / scale,
    };
    const radius = Math.min(8, Math.ceil(allowed / scale) + 1);
    const shift = searchShift(from[level]!, to[level]!, { expected, radius, surprise: 0.02 });
    const move = translation((shift.dx - expected.dx) * scale, (shift.dy - expected.dy) * scale);
    found = align(templateOf(from), to, multiply(move, guess), { startLevel: level });
  }
  if (found === undefined || found.correlation < MIN_CORRELATION || found.overlap < 0.15) {
    return undefined;
  }
  if (!isPlausible(found.map, width, height)) return undefined;
  const landed = apply(found.map, centre.x, centre.y);
  if (Math.hypot(landed.x - predicted.x, landed.y - predicted.y) > allowed) return undefined;
  return found.map;
}
