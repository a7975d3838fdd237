import { describe, expect, it } from 'vitest';
import {
  boxAt,
  boxBetween,
  drawingOf,
  framesOf,
  named,
  tally,
  withBoxes,
} from './annotation.model';

describe('boxBetween', () => {
  it('is the same whichever way the hand went, and ends at the edge of the frame', () => {
    const expected = { x: 0.25, y: 0.5, width: 0.5, height: 0.5, productId: null };
    expect(boxBetween({ x: 0.25, y: 0.5 }, { x: 0.75, y: 1.4 })).toEqual(expected);
    expect(boxBetween({ x: 0.75, y: 1.4 }, { x: 0.25, y: 0.5 })).toEqual(expected);
  });

  it('takes a click for no box', () => {
    expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.504, y: 0.7 })).toBeUndefined();
  });
});

describe('boxAt', () => {
  it('finds the smallest box around a point', () => {
    const boxes = [
      { x: 0, y: 0, width: 1, height: 1, productId: null },
      { x: 0.4, y: 0.4, width: 0.2, height: 0.2, productId: null },
    ];
    expect(boxAt(boxes, { x: 0.5, y: 0.5 })).toBe(1);
    expect(boxAt(boxes, { x: 0.1, y: 0.1 })).toBe(0);
    expect(boxAt(boxes.slice(1), { x: 0.1, y: 0.1 })).toBeUndefined();
  });
});

describe('a drawing', () => {
  const box = { x: 0, y: 0, width: 0.5, height: 0.5, productId: null };

  it('keeps other frames as they are', () => {
    const before = drawingOf([
      { timeMs: 100, imageUrl: '', boxes: [box] },
      { timeMs: 200, imageUrl: '', boxes: [] },
    ]);
    const after = withBoxes(before, 200, named([box, box], 1, 'milk'));
    expect(tally(before)).toEqual({ boxes: 1, nameless: 1 });
    expect(tally(after)).toEqual({ boxes: 3, nameless: 2 });
    expect(framesOf(after)).toEqual([
      { timeMs: 100, boxes: [box] },
      { timeMs: 200, boxes: [box, { ...box, productId: 'milk' }] },
    ]);
  });
});
