import { apply, invert, median } from '@miinventario/counting';
import type { FilmCase } from './film-set.js';

/** How the camera of a film moved, from its true path. */
export interface CameraMotion {
  /** Median speed of the middle of the view, widths of the frame per second. */
  readonly speed: number;
  /** How far the view strays from a path smoothed over half a second: RMS, % of the frame's width. */
  readonly shakePercent: number;
}

const SMOOTHING_S = 0.5;

/** Undefined for a film whose camera is not known. */
export function cameraMotion(film: FilmCase): CameraMotion | undefined {
  const path = film.frames.flatMap((frame) => {
    const camera = film.camera.get(frame);
    if (camera === undefined) return [];
    const toShelf = invert(camera);
    const middle = apply(toShelf, film.width / 2, film.height / 2);
    const edge = apply(toShelf, film.width, film.height / 2);
    return [{ ...middle, timeS: frame / film.fps, width: 2 * Math.abs(edge.x - middle.x) }];
  });
  if (path.length < 3) return undefined;
  const width = median(path.map((point) => point.width));
  const speeds: number[] = [];
  const strays: number[] = [];
  path.forEach((point, i) => {
    const next = path[i + 1];
    if (next !== undefined) {
      const way = Math.hypot(next.x - point.x, next.y - point.y);
      speeds.push(way / width / (next.timeS - point.timeS));
    }
    const near = path.filter((p) => Math.abs(p.timeS - point.timeS) <= SMOOTHING_S / 2);
    const mean = (key: 'x' | 'y'): number => near.reduce((sum, p) => sum + p[key], 0) / near.length;
    strays.push((point.x - mean('x')) ** 2 + (point.y - mean('y')) ** 2);
  });
  const rms = Math.sqrt(strays.reduce((a, b) => a + b, 0) / strays.length);
  return { speed: median(speeds), shakePercent: (100 * rms) / width };
}
