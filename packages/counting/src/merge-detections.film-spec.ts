import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chance,
  countsOf,
  detect,
  lookAt,
  shelfOf,
  surveyOf,
  type TestFacing,
} from '../test/synthetic-shelf.js';
import { mergeDetections, type FrameDetection, type Homography } from './index.js';

/** Two rows, runs of identical packs side by side. */
const SHELF = shelfOf([
  [['leche', 4], ['avena', 3], ['jugo', 5], ['te', 2]],
  [['cafe', 6], ['arroz', 2], ['leche', 3], ['sal', 3]],
]); // prettier-ignore

/** A pan over the whole shelf by a hand of this seed, speed, shake and zoom. */
function panOver(facings: readonly TestFacing[], hand: Hand): Homography[] {
  const random = chance(hand.seed);
  const right = Math.max(...facings.map(({ box }) => box.x + box.width));
  const cameras: Homography[] = [];
  for (let x = 560; x < right - 460 + hand.step; x += hand.step) {
    const jitter = (): number => (random() - 0.5) * 2 * hand.shake;
    const zoom = hand.zoom * (1 + 0.06 * Math.sin(x / 300));
    cameras.push(lookAt(x + jitter(), 345 + jitter(), zoom, jitter() / 900, jitter() / 700));
  }
  return cameras;
}

interface Hand {
  readonly seed: number;
  readonly step: number;
  readonly shake: number;
  readonly zoom: number;
}

const hands = fc.record({
  seed: fc.nat(1e6),
  step: fc.integer({ min: 90, max: 240 }),
  shake: fc.integer({ min: 0, max: 24 }),
  zoom: fc.double({ min: 0.82, max: 0.98, noNaN: true }),
});

describe('mergeDetections', () => {
  it('counts what stands there, whatever the hand does', () => {
    fc.assert(
      fc.property(hands, (hand) => {
        const cameras = panOver(SHELF, hand);
        const result = mergeDetections(surveyOf(cameras), detect(SHELF, cameras));
        expect(countsOf(result.facings)).toEqual(countsOf(SHELF));
      }),
      { numRuns: 60 },
    );
  });

  it('adds nothing on the way back over the same shelf', () => {
    fc.assert(
      fc.property(hands, (hand) => {
        const there = panOver(SHELF, hand);
        const cameras = [...there, ...panOver(SHELF, { ...hand, seed: hand.seed + 1 }).reverse()];
        const result = mergeDetections(surveyOf(cameras), detect(SHELF, cameras));
        expect(countsOf(result.facings)).toEqual(countsOf(SHELF));
      }),
      { numRuns: 30 },
    );
  });

  it('never makes one facing of two boxes of the same frame', () => {
    fc.assert(
      fc.property(hands, (hand) => {
        const cameras = panOver(SHELF, hand);
        const detections = detect(SHELF, cameras);
        const { facings } = mergeDetections(surveyOf(cameras), detections);
        const perFrame = new Map<number, number>();
        for (const d of detections)
          perFrame.set(d.frameIndex, (perFrame.get(d.frameIndex) ?? 0) + 1);
        expect(facings.length).toBeGreaterThanOrEqual(Math.max(...perFrame.values()));
      }),
      { numRuns: 20 },
    );
  });

  it('tolerates poses that are off by a tenth of a pack', () => {
    fc.assert(
      fc.property(hands, (hand) => {
        const random = chance(hand.seed + 5);
        const cameras = panOver(SHELF, hand);
        const believed = cameras.map((camera): Homography => {
          const [a, b, c, d, e, f, g, h, i] = camera;
          return [a, b, c + (random() - 0.5) * 28, d, e, f + (random() - 0.5) * 28, g, h, i];
        });
        const result = mergeDetections(surveyOf(believed), detect(SHELF, cameras));
        expect(countsOf(result.facings)).toEqual(countsOf(SHELF));
      }),
      { numRuns: 30 },
    );
  });

  it('drops a false alarm that other frames looking at its place do not share', () => {
    const cameras = panOver(SHELF, { seed: 1, step: 130, shake: 6, zoom: 0.9 });
    const ghost: FrameDetection = {
      frameIndex: 45,
      box: { x: 500, y: 20, width: 140, height: 250 },
      productId: 'fantasma',
      label: null,
      barcode: null,
      score: 0.8,
    };
    const result = mergeDetections(surveyOf(cameras), [...detect(SHELF, cameras), ghost]);
    expect(countsOf(result.facings)).toEqual(countsOf(SHELF));
  });

  it('lets the majority name a facing and says how sure it is', () => {
    const cameras = panOver(SHELF, { seed: 2, step: 130, shake: 4, zoom: 0.9 });
    const detections = detect(SHELF, cameras).map((d) =>
      d.productId === 'te' && d.frameIndex % 60 === 0 ? { ...d, productId: 'cafe' } : d,
    );
    const { items } = mergeDetections(surveyOf(cameras), detections);
    const tea = items.find((item) => item.productId === 'te');
    const milk = items.find((item) => item.productId === 'leche');
    expect(tea?.quantity).toBe(2);
    expect(tea!.confidence).toBeLessThan(milk!.confidence);
  });

  it('keeps a facing that nothing recognises as an unrecognised one', () => {
    const cameras = panOver(SHELF, { seed: 3, step: 130, shake: 4, zoom: 0.9 });
    const detections = detect(SHELF, cameras).map((d) =>
      d.productId === 'sal' ? { ...d, productId: null } : d,
    );
    const { facings, items } = mergeDetections(surveyOf(cameras), detections);
    expect(facings.filter((facing) => facing.productId === null)).toHaveLength(3);
    expect(items.filter((item) => item.productId === null).map((i) => i.quantity)).toEqual([
      1, 1, 1,
    ]);
  });

  it('gives each facing a whole view as its evidence', () => {
    const cameras = panOver(SHELF, { seed: 4, step: 130, shake: 4, zoom: 0.9 });
    const { facings } = mergeDetections(surveyOf(cameras), detect(SHELF, cameras));
    for (const { evidence } of facings) {
      expect(evidence.box.x).toBeGreaterThan(0);
      expect(evidence.box.x + evidence.box.width).toBeLessThan(1280);
      expect(evidence.box.width / evidence.box.height).toBeCloseTo(150 / 280, 0);
    }
  });

  it('answers nothing for nothing', () => {
    const cameras = [lookAt(600, 300)];
    expect(mergeDetections(surveyOf(cameras), []).items).toEqual([]);
  });
});
