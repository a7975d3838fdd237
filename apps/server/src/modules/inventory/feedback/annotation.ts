import type { NormalisedBox } from '../sessions/normalised-box.js';

/** A box around one pack, and which product it is; null while nobody can tell. */
export interface AnnotatedBox extends NormalisedBox {
  readonly productId: string | null;
}

/** What somebody has drawn on one key frame. */
export interface AnnotatedFrame {
  readonly timeMs: number;
  readonly boxes: readonly AnnotatedBox[];
}

/** Rounding of a browser's fractions may reach this far beyond the frame. */
const SLACK = 1e-6;

/** Whether a box lies in its frame and has an area. */
export function isInFrame({ x, y, width, height }: NormalisedBox): boolean {
  const isWithin = (from: number, length: number): boolean =>
    from >= 0 && length > 0 && from + length <= 1 + SLACK;
  return isWithin(x, width) && isWithin(y, height);
}

/** Frames one by one, each with what was drawn on it; a frame without boxes is left out. */
export function withoutEmpty(frames: readonly AnnotatedFrame[]): AnnotatedFrame[] {
  return frames
    .filter(({ boxes }) => boxes.length > 0)
    .map(({ timeMs, boxes }) => ({ timeMs, boxes: [...boxes] }));
}
