import { describe, expect, it } from 'vitest';
import { doubtOf, type DoubtfulLine } from './doubt.js';

const sure: DoubtfulLine = {
  productId: 'p',
  isUnrecognised: false,
  confidence: 0.95,
  isReviewed: false,
  quantity: 10,
  expected: 10,
};

describe('the doubt of a line', () => {
  it('puts what was not recognised before what is unsure, and that before what is sure', () => {
    const unrecognised = doubtOf({ ...sure, productId: null, isUnrecognised: true });
    const unsure = doubtOf({ ...sure, confidence: 0.3 });
    const certain = doubtOf(sure);
    expect(unrecognised.score).toBeGreaterThan(unsure.score);
    expect(unsure.score).toBeGreaterThan(certain.score);
    expect(unrecognised.reasons).toEqual(['unrecognised']);
    expect(unsure.reasons).toEqual(['low_confidence']);
    expect(certain.reasons).toEqual([]);
  });

  it('asks about a code that is in no catalogue, after what is wholly unknown', () => {
    const code = doubtOf({ ...sure, productId: null });
    expect(code.reasons).toEqual(['not_in_catalogue']);
    expect(code.score).toBeLessThan(
      doubtOf({ ...sure, productId: null, isUnrecognised: true }).score,
    );
  });

  it('asks about a great difference from the last count, not about one unit', () => {
    expect(doubtOf({ ...sure, quantity: 4 })).toEqual({ score: 0.6, reasons: ['variance'] });
    expect(doubtOf({ ...sure, quantity: 9 }).reasons).toEqual([]);
    expect(doubtOf({ ...sure, quantity: 1, expected: 2 }).reasons).toEqual([]);
    expect(doubtOf({ ...sure, quantity: 98, expected: 100 }).reasons).toEqual([]);
  });

  it('asks no more about what a person has seen', () => {
    expect(doubtOf({ ...sure, confidence: 0.1, isReviewed: true }).score).toBe(0);
  });
});
