import type { TruthBoxResponse, TruthFrameResponse } from '@miinventario/contracts/client';

/** Somewhere on a frame, in fractions of it. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is drawn so far: boxes by the moment of their frame. */
export type Drawing = ReadonlyMap<number, readonly TruthBoxResponse[]>;

/** Less than this in either direction was a slip of the hand, no box. */
const SMALLEST = 0.01;

export function drawingOf(frames: readonly TruthFrameResponse[]): Drawing {
  return new Map(frames.map(({ timeMs, boxes }) => [timeMs, boxes]));
}

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

/** The box between two corners, cut at the frame's edge; undefined when it is too small for one. */
export function boxBetween(from: Point, to: Point): TruthBoxResponse | undefined {
  const [left, right] = [clamp(Math.min(from.x, to.x)), clamp(Math.max(from.x, to.x))];
  const [top, bottom] = [clamp(Math.min(from.y, to.y)), clamp(Math.max(from.y, to.y))];
  const [width, height] = [right - left, bottom - top];
  if (width < SMALLEST || height < SMALLEST) return undefined;
  return { x: left, y: top, width, height, productId: null };
}

/** The box that a point is meant for: of those around it the smallest; undefined beside all. */
export function boxAt(boxes: readonly TruthBoxResponse[], { x, y }: Point): number | undefined {
  let found: number | undefined;
  let smallest = Infinity;
  boxes.forEach((box, index) => {
    const isInside = x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    const area = box.width * box.height;
    if (isInside && area < smallest) [found, smallest] = [index, area];
  });
  return found;
}

/** The drawing with one frame's boxes in place of what they were. */
export function withBoxes(
  drawing: Drawing,
  timeMs: number,
  boxes: readonly TruthBoxResponse[],
): Drawing {
  return new Map([...drawing, [timeMs, boxes]]);
}

/** The boxes with the product of one of them named. */
export function named(
  boxes: readonly TruthBoxResponse[],
  index: number,
  productId: string | null,
): TruthBoxResponse[] {
  return boxes.map((box, place) => (place === index ? { ...box, productId } : box));
}

/** How many boxes there are, and how many of them have no name yet. */
export function tally(drawing: Drawing): { readonly boxes: number; readonly nameless: number } {
  const all = [...drawing.values()].flat();
  return { boxes: all.length, nameless: all.filter(({ productId }) => productId === null).length };
}

/** The drawing as the API takes it. */
export function framesOf(drawing: Drawing): Array<{ timeMs: number; boxes: TruthBoxResponse[] }> {
  return [...drawing].map(([timeMs, boxes]) => ({ timeMs, boxes: [...boxes] }));
}
