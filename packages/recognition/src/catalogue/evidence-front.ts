import type { NormalisedBox } from '../types.js';

/** Evidence shows some of what is around, a share of the box on each side: where it stands. */
export const EVIDENCE_MARGIN = 0.08;

/** A facing whose picture may be learnt from. */
export interface EvidenceFacing {
  /** In fractions of its frame. */
  readonly box: NormalisedBox;
  /** Key frames in which it was seen. */
  readonly views: number;
}

/** A front cut off by the frame is no picture of the front. */
const EDGE = 0.004;
/** A front smaller than this share of the frame's height shows no detail worth keeping. */
const LEAST_HEIGHT = 0.08;
/** Pictures learnt from one line: more of the same film teach little and cost time in each frame. */
export const LEARNT_PER_ITEM = 2;

/** The facings of a line that are worth learning from: whole and large ones, the largest first. */
export function chooseFronts<F extends EvidenceFacing>(facings: readonly F[]): F[] {
  const area = ({ box }: EvidenceFacing): number => box.width * box.height;
  return facings
    .filter(({ box }) => {
      const isWhole =
        box.x > EDGE &&
        box.y > EDGE &&
        box.x + box.width < 1 - EDGE &&
        box.y + box.height < 1 - EDGE;
      return isWhole && box.height >= LEAST_HEIGHT;
    })
    .sort((a, b) => area(b) - area(a) || b.views - a.views)
    .slice(0, LEARNT_PER_ITEM);
}

/** Where the front lies in its evidence picture, which shows some of what is around it. */
export function frontInCrop(box: NormalisedBox): NormalisedBox {
  const left = Math.max(0, box.x - box.width * EVIDENCE_MARGIN);
  const top = Math.max(0, box.y - box.height * EVIDENCE_MARGIN);
  const right = Math.min(1, box.x + box.width * (1 + EVIDENCE_MARGIN));
  const bottom = Math.min(1, box.y + box.height * (1 + EVIDENCE_MARGIN));
  return {
    x: (box.x - left) / (right - left),
    y: (box.y - top) / (bottom - top),
    width: box.width / (right - left),
    height: box.height / (bottom - top),
  };
}
