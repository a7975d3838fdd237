import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctUnits, mergeUnits, takeUnits, totalUnits, type ItemUnits } from './item-units.js';

const flat: ItemUnits = { visibleUnits: 4, depthFactor: 1, quantity: 4 };
const deep: ItemUnits = { visibleUnits: 4, depthFactor: 3, quantity: 12 };

describe('correcting the units of a line', () => {
  it('takes a new quantity for what is visible where rows are one unit deep', () => {
    expect(correctUnits(flat, { quantity: 6 })).toEqual({
      visibleUnits: 6,
      depthFactor: 1,
      quantity: 6,
    });
  });

  it('estimates the total from the depth and keeps what is visible apart', () => {
    expect(correctUnits(flat, { depthFactor: 2.5 })).toEqual({
      visibleUnits: 4,
      depthFactor: 2.5,
      quantity: 10,
    });
  });

  it('keeps what is visible when the total of deep rows is counted by hand', () => {
    expect(correctUnits(deep, { quantity: 10 })).toEqual({
      visibleUnits: 4,
      depthFactor: 2.5,
      quantity: 10,
    });
  });

  it('believes a total below what was visible', () => {
    expect(correctUnits(deep, { quantity: 2 })).toEqual({
      visibleUnits: 2,
      depthFactor: 1,
      quantity: 2,
    });
  });

  it('takes zero', () => {
    const none = { visibleUnits: 0, depthFactor: 1, quantity: 0 };
    expect(correctUnits(deep, { quantity: 0 })).toEqual(none);
    expect(correctUnits(none, { quantity: 3 })).toEqual({
      visibleUnits: 3,
      depthFactor: 1,
      quantity: 3,
    });
  });

  it('leaves a total that was counted by hand as it is when nothing changes', () => {
    const byHand = correctUnits({ visibleUnits: 3, depthFactor: 2, quantity: 6 }, { quantity: 7 });
    expect(correctUnits(byHand, {})).toEqual(byHand);
    expect(byHand.quantity).toBe(7);
  });
});

describe('merging and splitting', () => {
  const line = fc
    .record({
      visibleUnits: fc.integer({ min: 1, max: 200 }),
      deep: fc.integer({ min: 1, max: 8 }),
    })
    .map(({ visibleUnits, deep: depthFactor }) => ({
      visibleUnits,
      depthFactor,
      quantity: totalUnits(visibleUnits, depthFactor),
    }));

  it('neither makes nor loses a unit', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
        const merged = mergeUnits(lines);
        const sum = (of: (l: ItemUnits) => number): number => lines.reduce((t, l) => t + of(l), 0);
        expect(merged.visibleUnits).toBe(sum((l) => l.visibleUnits));
        expect(merged.quantity).toBe(sum((l) => l.quantity));
        expect(totalUnits(merged.visibleUnits, merged.depthFactor)).toBe(merged.quantity);
      }),
    );
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 250 }), (whole, taken) => {
        const parts = takeUnits(whole, taken);
        const isPossible = taken >= 1 && taken < whole.visibleUnits;
        expect(parts !== undefined).toBe(isPossible);
        if (!isPossible) return;
        expect(parts!.rest.visibleUnits + parts!.part.visibleUnits).toBe(whole.visibleUnits);
        expect(parts!.rest.quantity + parts!.part.quantity).toBe(whole.quantity);
      }),
    );
  });
});
