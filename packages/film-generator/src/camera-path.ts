import { multiply, type Homography } from '@miinventario/counting';
import type { Arrangement } from './arrange-shelf.js';
import type { KindPlan } from './film-kinds.js';
import type { Random } from './random.js';

/** Where a pinhole camera stands; lengths in canvas pixels, angles in radians. */
export interface CameraPose {
  readonly x: number;
  readonly y: number;
  readonly distance: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

interface Wobble {
  readonly at: (t: number) => number;
}

/** A hand's tremor: a slow sway and two quicker shakes. */
function wobble(random: Random, amplitude: number): Wobble {
  const waves = [
    { hz: random.between(0.12, 0.3), share: 0.6 },
    { hz: random.between(0.5, 1.1), share: 0.3 },
    { hz: random.between(1.8, 3.6), share: 0.12 },
  ].map((wave) => ({ ...wave, phase: random.between(0, 2 * Math.PI) }));
  return {
    at: (t) =>
      amplitude *
      waves.reduce((sum, w) => sum + w.share * Math.sin(2 * Math.PI * w.hz * t + w.phase), 0),
  };
}

/** Focal length in frame widths: a phone's main camera. */
const FOCAL = 0.95;

export class HandHeldCamera {
  private readonly focal: number;
  private readonly shakes: Record<'x' | 'y' | 'zoom' | 'yaw' | 'pitch' | 'roll' | 'pace', Wobble>;
  private readonly stops: ReadonlyArray<{
    readonly x: number;
    readonly y: number;
    readonly t: number;
  }>;

  constructor(
    random: Random,
    private readonly plan: KindPlan,
    private readonly durationS: number,
    shelf: Arrangement,
    hasDepth: boolean,
  ) {
    this.focal = FOCAL * Math.max(plan.frame.width, plan.frame.height);
    const s = plan.shake;
    this.shakes = {
      x: wobble(random, 26 * s),
      y: wobble(random, 18 * s),
      zoom: wobble(random, 0.05 * Math.sqrt(s)),
      yaw: wobble(random, (hasDepth ? 0.05 : 0.035) * s),
      pitch: wobble(random, 0.025 * s),
      roll: wobble(random, 0.03 * s),
      pace: wobble(random, 0.02),
    };
    this.stops = layStops(plan, shelf, durationS);
  }

  /** Eased along the stops, with the hand's tremor on top. */
  poseAt(t: number): CameraPose {
    const eased = Math.min(
      this.durationS,
      Math.max(0, t + this.durationS * this.shakes.pace.at(t) * 0.5),
    );
    const { x, y } = this.along(eased);
    return {
      x: x + this.shakes.x.at(t),
      y: y + this.shakes.y.at(t),
      distance: (this.focal / this.plan.scale) * (1 + this.shakes.zoom.at(t)),
      yaw: this.shakes.yaw.at(t),
      pitch: this.shakes.pitch.at(t),
      roll: this.shakes.roll.at(t),
    };
  }

  private along(t: number): { x: number; y: number } {
    const next = this.stops.findIndex((stop) => stop.t > t);
    const b = this.stops[next === -1 ? this.stops.length - 1 : next];
    const a = this.stops[next === -1 ? this.stops.length - 1 : Math.max(0, next - 1)];
    if (a === undefined || b === undefined) return { x: 0, y: 0 };
    const span = b.t - a.t;
    const share = span <= 0 ? 0 : (t - a.t) / span;
    // Softens the starts and stops but keeps an even pace between them.
    const soft = share - Math.sin(2 * Math.PI * share) / (4 * Math.PI);
    return { x: a.x + soft * (b.x - a.x), y: a.y + soft * (b.y - a.y) };
  }

  /** The map from canvas pixels of the plane `depth` behind the front one to frame pixels. */
  viewOf(pose: CameraPose, depth: number): Homography {
    const { width, height } = this.plan.frame;
    const [cy, sy] = [Math.cos(pose.yaw), Math.sin(pose.yaw)];
    const [cp, sp] = [Math.cos(pose.pitch), Math.sin(pose.pitch)];
    const [cr, sr] = [Math.cos(pose.roll), Math.sin(pose.roll)];
    // Rows of Rz(roll) Rx(pitch) Ry(yaw).
    const r = [
      [cr * cy - sr * sp * sy, -sr * cp, cr * sy + sr * sp * cy],
      [sr * cy + cr * sp * sy, cr * cp, sr * sy - cr * sp * cy],
      [-cp * sy, sp, cp * cy],
    ] as const;
    const z = pose.distance + depth;
    // The camera aims at its place on the front plane, so that turning it does not lose the shelf.
    const aim = pose.distance;
    const column = (row: readonly [number, number, number], isDepth: boolean): number =>
      row[0] * -pose.x + row[1] * -pose.y + row[2] * (z - aim) + (isDepth ? aim : 0);
    const plane: Homography = [
      r[0][0], r[0][1], column(r[0], false),
      r[1][0], r[1][1], column(r[1], false),
      r[2][0], r[2][1], column(r[2], true),
    ]; // prettier-ignore
    const f = this.focal;
    const lens: Homography = [f, 0, (width - 1) / 2, 0, f, (height - 1) / 2, 0, 0, 1];
    return multiply(lens, plane);
  }
}

/** Canvas points to look at and when; ends so that the outer packs are wholly in view. */
function layStops(
  plan: KindPlan,
  shelf: Arrangement,
  durationS: number,
): Array<{ x: number; y: number; t: number }> {
  const viewWidth = plan.frame.width / plan.scale;
  const first = Math.min(shelf.width / 2, viewWidth / 2 - 40);
  const last = Math.max(shelf.width / 2, shelf.width - viewWidth / 2 + 40);
  const middle = shelf.height / 2;
  switch (plan.path) {
    case 'pan':
      return [
        { x: first, y: middle, t: 0 },
        { x: last, y: middle, t: durationS },
      ];
    case 'back':
      return [
        { x: first, y: middle, t: 0 },
        { x: last, y: middle, t: durationS * 0.55 },
        { x: first, y: middle, t: durationS },
      ];
    case 'serpentine':
      return serpentine(plan, shelf, durationS, first, last);
  }
}

function serpentine(
  plan: KindPlan,
  shelf: Arrangement,
  durationS: number,
  first: number,
  last: number,
): Array<{ x: number; y: number; t: number }> {
  const viewHeight = plan.frame.height / plan.scale;
  const pitch = shelf.boards.length > 1 ? (shelf.boards[1] ?? 0) - (shelf.boards[0] ?? 0) : 0;
  const perPass = Math.max(1, Math.floor((viewHeight * 0.92) / Math.max(1, pitch)));
  const passes = Math.max(1, Math.ceil(plan.rows / perPass));
  const stops: Array<{ x: number; y: number; t: number }> = [];
  const turn = 0.06;
  const stretch = durationS / (passes + turn * (passes - 1));
  for (let pass = 0; pass < passes; pass++) {
    const from = Math.min(pass * perPass, plan.rows - perPass);
    const top = (shelf.boards[from] ?? 0) - plan.packHeight;
    const bottom = (shelf.boards[Math.min(plan.rows - 1, from + perPass - 1)] ?? 0) + 40;
    const y = (top + bottom) / 2;
    const [a, b] = pass % 2 === 0 ? [first, last] : [last, first];
    const t = pass * (1 + turn) * stretch;
    stops.push({ x: a, y, t }, { x: b, y, t: t + stretch });
  }
  return stops;
}
