import { describe, expect, it } from 'vitest';
import type { CountResult, Facing, Homography } from '@miinventario/counting';
import type { FilmCase } from './film-set.js';
import { trueCamera } from './film-set.js';
import { addTallies, tally, toFigures } from './metrics.js';
import { NO_NOISE, NOISE, oracleDetections } from './oracle.js';

const STILL: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];

const FILM: FilmCase = {
  name: 'a film',
  videoPath: '',
  refsDir: '',
  counts: { leche: 2, te: 1 },
  boxes: [
    { product: 'leche', box: { x: 100, y: 100, width: 100, height: 200 } },
    { product: 'leche', box: { x: 210, y: 100, width: 100, height: 200 } },
    { product: 'te', box: { x: 320, y: 100, width: 100, height: 200 } },
    { product: 'desconocido', box: { x: 430, y: 100, width: 100, height: 200 } },
    { product: 'leche-fuera', box: { x: 1240, y: 100, width: 100, height: 200 } },
  ],
  width: 1280,
  height: 720,
  fps: 30,
  frames: [0, 5, 10],
  camera: new Map([
    [0, STILL],
    [5, [1, 0, -10, 0, 1, 0, 0, 0, 1]],
    [10, [1, 0, -20, 0, 1, 0, 0, 0, 1]],
  ]),
};

function facing(productId: string | null, x: number, frameIndex = 0): Facing {
  const box = { x, y: 100, width: 100, height: 200 };
  return {
    id: `${x}`,
    productId,
    label: null,
    barcode: null,
    segment: 0,
    shelfBox: box,
    views: 3,
    expectedViews: 3,
    confidence: 0.9,
    evidence: { frameIndex, box },
  };
}

function resultOf(facings: readonly Facing[]): CountResult {
  const named = [...new Set(facings.map((f) => f.productId))];
  return {
    facings,
    items: named.map((productId) => ({
      productId,
      label: null,
      barcode: null,
      quantity: facings.filter((f) => f.productId === productId).length,
      confidence: 0.9,
      facingIds: [],
    })),
    coverage: { seenShare: 1, wellSeenShare: 1, holes: [] },
  };
}

describe('the figures of eval', () => {
  it('are perfect for the truth', () => {
    const truth = resultOf([facing('leche', 100), facing('leche', 210), facing('te', 310, 5)]);
    expect(toFigures(tally(FILM, truth))).toMatchObject({
      countError: 0,
      precision: 1,
      recall: 1,
      linesExact: 1,
      placedPrecision: 1,
      placedRecall: 1,
      misnamed: 0,
      unrecognised: 0,
    });
  });

  it('count a facing too many, one too few and one unnamed', () => {
    const found = resultOf([
      facing('leche', 100),
      facing('leche', 210),
      facing('leche', 215),
      facing(null, 430),
    ]);
    const figures = toFigures(tally(FILM, found));
    expect(figures.countError).toBeCloseTo(2 / 3);
    expect(figures.precision).toBeCloseTo(2 / 3);
    expect(figures.recall).toBeCloseTo(2 / 3);
    expect(figures.linesExact).toBe(0);
    expect(figures.placedPrecision).toBeCloseTo(2 / 3);
    expect(figures.unrecognised).toBe(1);
    expect(figures.misnamed).toBe(0);
    // Of the pack without a name, the missed one and the one beyond the frame, the first is proposed.
    expect(figures.proposedRecall).toBeCloseTo(1 / 3);
  });

  it('are of counts alone where people counted and no camera is known', () => {
    const counted: FilmCase = { ...FILM, boxes: [], frames: [], camera: new Map() };
    const sums = tally(counted, resultOf([facing('leche', 100), facing(null, 430)]));
    expect(toFigures(sums)).toMatchObject({
      countError: 2 / 3,
      placedPrecision: null,
      placedRecall: null,
      proposedRecall: null,
    });
    const both = toFigures(addTallies([sums, tally(FILM, resultOf([facing('leche', 100)]))]));
    expect(both.placedPrecision).toBe(1);
    expect(both.placedRecall).toBeCloseTo(1 / 3);
  });

  it('call a name false where no such product stands', () => {
    const figures = toFigures(tally(FILM, resultOf([facing('te', 430), facing('te', 320)])));
    expect(figures.misnamed).toBe(1);
  });

  it('add up over films by facings, not by films', () => {
    const perfect = tally(
      FILM,
      resultOf([facing('leche', 100), facing('leche', 210), facing('te', 320)]),
    );
    const empty = tally(FILM, resultOf([]));
    expect(toFigures(addTallies([perfect, empty])).countError).toBeCloseTo(0.5);
  });
});

describe('the oracle', () => {
  it('reports what a frame shows, by name only where it is enrolled, clipped at the edge', () => {
    const found = oracleDetections(FILM, [0], NO_NOISE, 1);
    expect(found.map((d) => d.productId)).toEqual(['leche', 'leche', 'te', null]);
    const moved = oracleDetections(FILM, [10], NO_NOISE, 1);
    expect(moved.map((d) => d.box.x)).toEqual([80, 190, 300, 410, 1220]);
    expect(moved[4]!.box.width).toBe(60);
  });

  it('errs as often as it is told, and the same for the same seed', () => {
    const frames = Array.from({ length: 400 }, () => 0);
    const noisy = oracleDetections(FILM, frames, NOISE, 3);
    expect(noisy).toEqual(oracleDetections(FILM, frames, NOISE, 3));
    expect(noisy.length / 1600).toBeGreaterThan(0.91);
    expect(noisy.length / 1600).toBeLessThan(0.99);
  });

  it('takes the camera between two written frames as their mean', () => {
    expect(trueCamera(FILM, 2)?.[2]).toBeCloseTo(-4);
    expect(trueCamera(FILM, 11)).toBeUndefined();
  });
});
