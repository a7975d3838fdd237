import { describe, expect, it } from 'vitest';
import { isInFrame, withoutEmpty } from './annotation.js';

describe('a drawn box', () => {
  it('lies in its frame and has an area', () => {
    expect(isInFrame({ x: 0, y: 0, width: 1, height: 1 })).toBe(true);
    expect(isInFrame({ x: 0.7, y: 0.1, width: 0.30000000004, height: 0.2 })).toBe(true);
    for (const wrong of [
      { x: -0.1, y: 0, width: 0.5, height: 0.5 },
      { x: 0.6, y: 0, width: 0.5, height: 0.5 },
      { x: 0, y: 0.9, width: 0.5, height: 0.2 },
      { x: 0, y: 0, width: 0, height: 0.5 },
    ]) {
      expect(isInFrame(wrong)).toBe(false);
    }
  });
});

describe('withoutEmpty', () => {
  it('leaves out frames on which nothing was drawn', () => {
    const box = { x: 0, y: 0, width: 0.5, height: 0.5, productId: null };
    const frames = [
      { timeMs: 100, boxes: [] },
      { timeMs: 200, boxes: [box] },
    ];
    expect(withoutEmpty(frames)).toEqual([{ timeMs: 200, boxes: [box] }]);
  });
});
