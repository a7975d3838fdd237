import type { CountResult, Facing } from '@miinventario/counting';
import { describe, expect, it } from 'vitest';
import { isWorthCharging, normaliseBox, toReportLines, totalsOf } from './report-lines.js';

const frame = { frameIndex: 30, timeMs: 1000.4, width: 1280, height: 720, objectKey: 'frames/30' };

function facing(id: string, productId: string | null): Facing {
  return {
    id,
    productId,
    label: null,
    barcode: null,
    segment: 0,
    shelfBox: { x: 0, y: 0, width: 10, height: 20 },
    views: 4,
    expectedViews: 5,
    confidence: 0.9,
    evidence: { frameIndex: 30, box: { x: 128, y: 72, width: 64, height: 180 } },
  };
}

function count(): CountResult {
  const line = (productId: string | null, quantity: number, confidence: number, ids: string[]) => ({
    productId,
    label: null,
    barcode: null,
    quantity,
    confidence,
    facingIds: ids,
  });
  return {
    facings: [facing('a', 'p1'), facing('b', 'p1'), facing('c', null)],
    items: [line(null, 1, 0.95, ['c']), line('p1', 2, 0.7, ['a', 'b'])],
    coverage: { seenShare: 1, wellSeenShare: 1, holes: [] },
  };
}

function lines() {
  let next = 0;
  return toReportLines(
    count(),
    [frame],
    (f) => `crops/${f.id}`,
    () => `id-${(next += 1)}`,
  );
}

describe('report lines', () => {
  it('puts recognised products first and what was not recognised last', () => {
    expect(lines().map((line) => line.productId)).toEqual(['p1', null]);
  });

  it('gives every facing its evidence in fractions of the frame', () => {
    const [first] = lines();
    expect(first?.facings).toHaveLength(2);
    expect(first?.facings[0]).toMatchObject({
      frameKey: 'frames/30',
      frameTimeMs: 1000,
      cropKey: 'crops/a',
      box: { x: 0.1, y: 0.1, width: 0.05, height: 0.25 },
    });
  });

  it('counts units of products apart from what was not recognised', () => {
    expect(totalsOf(lines())).toEqual({ products: 1, units: 2, unrecognised: 1 });
  });

  it('cuts a box that leaves the frame', () => {
    const box = normaliseBox({ x: -10, y: 700, width: 20, height: 40 }, frame);
    expect(box.x).toBe(0);
    expect(box.y + box.height).toBe(1);
  });

  it('is worth nothing when every named line is in doubt', () => {
    const [named, unknown] = lines();
    expect(isWorthCharging([unknown!])).toBe(false);
    expect(isWorthCharging([{ ...named!, confidence: 0.3 }])).toBe(false);
    expect(isWorthCharging([named!])).toBe(true);
  });
});
