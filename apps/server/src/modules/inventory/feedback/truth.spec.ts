import { describe, expect, it } from 'vitest';
import { accuracyOf, truthFigures } from './truth.js';

describe('the truth of a report', () => {
  it('counts units too many and too few of every product', () => {
    const figures = truthFigures([
      { productId: 'a', name: 'A', seen: 5, actual: 4 },
      { productId: 'b', name: 'B', seen: 0, actual: 3 },
      { productId: 'c', name: 'C', seen: 3, actual: 3 },
      { productId: null, name: null, seen: 2, actual: 1 },
    ]);
    expect(figures).toEqual({ facings: 10, unitErrors: 4 });
    expect(accuracyOf(figures)).toBe(0.6);
  });

  it('is never below nothing, and unknown of an empty shelf', () => {
    expect(accuracyOf({ facings: 2, unitErrors: 9 })).toBe(0);
    expect(accuracyOf({ facings: 0, unitErrors: 0 })).toBeNull();
  });
});
