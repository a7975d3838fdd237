import { describe, expect, it } from 'vitest';
import { countsOf, detect, lookAt, shelfOf, surveyOf } from '../test/synthetic-shelf.js';
import { mergeDetections, type FrameDetection } from './index.js';

/** Three packs of milk, of which the last is a sibling that nobody enrolled, and tea. */
const SHELF = shelfOf([[['leche', 3], ['te', 2]]]); // prettier-ignore
const CAMERAS = [560, 640, 720].map((x) => lookAt(x, 345, 0.9));
const last = SHELF.filter((facing) => facing.productId === 'leche').at(-1);

/** What a recogniser says that is `sure` of the real ones and `other` of the last pack of milk. */
function seen(
  sure: number,
  other: number,
  changes: Partial<FrameDetection> = {},
): FrameDetection[] {
  const siblings = new Set(detect(last ? [last] : [], CAMERAS).map(placeOf));
  return detect(SHELF, CAMERAS).map((detection) =>
    siblings.has(placeOf(detection))
      ? { ...detection, score: other, ...changes }
      : { ...detection, score: sure },
  );
}

function placeOf({ frameIndex, box }: FrameDetection): string {
  return `${frameIndex} ${box.x}`;
}

function counted(detections: readonly FrameDetection[]): Record<string, number> {
  return countsOf(mergeDetections(surveyOf(CAMERAS), detections).facings);
}

describe('a name that the facing’s twins belie', () => {
  it('is taken back, and the facing stays as one that is not recognised', () => {
    const { facings } = mergeDetections(surveyOf(CAMERAS), seen(0.998, 0.8));
    expect(facings).toHaveLength(SHELF.length);
    expect(facings.filter(({ productId }) => productId === 'leche')).toHaveLength(2);
    expect(facings.filter(({ productId }) => productId === null)).toHaveLength(1);
  });

  it.each([
    ['stays where the twins are not certain either', 0.97, 0.6, {}],
    ['stays where it is nearly as sure as they are', 0.998, 0.95, {}],
    ['stays where a code was read', 0.998, 0.8, { barcode: '7501055300075' }],
    ['stays where scores tell nothing', 0.9, 0.9, {}],
  ] as const)('%s', (_what, sure, other, changes) => {
    expect(counted(seen(sure, other, changes))).toEqual(countsOf(SHELF));
  });
});
