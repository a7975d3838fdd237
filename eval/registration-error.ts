import {
  apply,
  cornersOf,
  invert,
  median,
  multiply,
  type FilmSurvey,
  type FramePose,
  type Point,
} from '@miinventario/counting';
import { trueCamera, trueMotion, type FilmCase } from './film-set.js';

export interface RegistrationFigures {
  readonly registrationMedianPx: number | null;
  readonly registrationMaxPx: number | null;
  readonly driftPx: number | null;
}

/** Figures are given as if every film were this wide. */
const REFERENCE_WIDTH = 1280;

/** How far the estimated camera is from the true one; see the accuracy page for the definitions. */
export function registrationError(film: FilmCase, survey: FilmSurvey): RegistrationFigures {
  const written = new Set(film.frames);
  const errors: number[] = [];
  const drifts: number[] = [];
  for (const segment of survey.segments) {
    const known = survey.poses.filter(
      ({ segment: of, frameIndex }) => of === segment.id && written.has(frameIndex),
    );
    const frames = survey.keyframes
      .filter((k) => k.segment === segment.id)
      .map((k) => nearest(known, k.frameIndex) ?? k);
    frames.slice(1).forEach((frame, i) => {
      const before = frames[i];
      if (before !== undefined) errors.push(...motionErrors(film, before, frame, true));
    });
    const first = frames[0];
    const last = frames[frames.length - 1];
    if (first !== undefined && last !== undefined && first !== last) {
      drifts.push(...motionErrors(film, last, first, false));
    }
  }
  return {
    registrationMedianPx: errors.length === 0 ? null : median(errors),
    registrationMaxPx: errors.length === 0 ? null : Math.max(...errors),
    driftPx: drifts.length === 0 ? null : median(drifts),
  };
}

/**
 * The surveyed frame nearest to a key frame of those whose true camera is written down. Between two of
 * them a shaking hand is elsewhere than half way, and that is no error of the estimate.
 */
function nearest(known: readonly FramePose[], frameIndex: number): FramePose | undefined {
  const distance = (pose: FramePose): number => Math.abs(pose.frameIndex - frameIndex);
  return known.reduce<FramePose | undefined>(
    (best, pose) => (best && distance(best) <= distance(pose) ? best : pose),
    undefined,
  );
}

/** Distances between true-box corners of `from`, mapped to `to` by the estimate and by the truth. */
function motionErrors(
  film: FilmCase,
  from: FramePose,
  to: FramePose,
  mustBeSeenInBoth: boolean,
): number[] {
  const estimate = multiply(invert(to.toShelf), from.toShelf);
  const inside = (p: Point): boolean =>
    p.x >= 0 && p.y >= 0 && p.x <= film.width && p.y <= film.height;
  return film.boxes.flatMap((truth) => {
    const camera = trueCamera(film, from.frameIndex, truth);
    const motion = trueMotion(film, from.frameIndex, to.frameIndex, truth);
    if (camera === undefined || motion === undefined) return [];
    return cornersOf(truth.box).flatMap((corner) => {
      const start = apply(camera, corner.x, corner.y);
      const end = apply(motion, start.x, start.y);
      if (!inside(start) || (mustBeSeenInBoth && !inside(end))) return [];
      const found = apply(estimate, start.x, start.y);
      return [(Math.hypot(found.x - end.x, found.y - end.y) * REFERENCE_WIDTH) / film.width];
    });
  });
}
