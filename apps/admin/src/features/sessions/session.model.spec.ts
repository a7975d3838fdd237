import { describe, expect, it } from 'vitest';
import { drawShelf, isUnderWay } from './session.model';

describe('drawShelf', () => {
  it('lays facings out in the part of the shelf that holds them, with a little air', () => {
    const facings = [
      { name: 'left', shelfBox: { x: 100, y: 50, width: 50, height: 100 } },
      { name: 'right', shelfBox: { x: 250, y: 50, width: 50, height: 50 } },
    ];
    const drawing = drawShelf(facings);
    expect(drawing?.aspect).toBe(2);
    const [left, right] = drawing?.placed ?? [];
    expect(left).toMatchObject({ facing: { name: 'left' }, box: { left: 2, top: 2, height: 96 } });
    expect(right?.box.left).toBeCloseTo(74);
    expect(right?.box.width).toBeCloseTo(24);
    expect((right?.box.left ?? 0) + (right?.box.width ?? 0)).toBeCloseTo(98);
  });

  it('draws nothing of a shelf without facings or without extent', () => {
    expect(drawShelf([])).toBeUndefined();
    expect(drawShelf([{ shelfBox: { x: 1, y: 1, width: 0, height: 5 } }])).toBeUndefined();
  });
});

describe('isUnderWay', () => {
  it('holds for what moves by itself', () => {
    expect([isUnderWay('DETECTING'), isUnderWay('READY'), isUnderWay('WAITING_CREDITS')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
