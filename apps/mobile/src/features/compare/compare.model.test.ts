import type { ConfirmedCount, VarianceLine } from '../stock/stock.calls';
import { differing, fileOf, usualPair } from './compare.model';

const count = (id: string, areas: string[], over: Partial<ConfirmedCount> = {}) =>
  ({ id, areas, reversedAt: null, ...over }) as ConfirmedCount;
const line = (name: string, difference: number | null, costCentavos: number, change: string) =>
  ({ productId: name, name, difference, costCentavos, change }) as VarianceLine;

describe('usualPair', () => {
  it('sets the last count beside the one before it over the same place', () => {
    const counts = [count('3', ['refri']), count('2', ['bodega']), count('1', ['refri'])];
    expect(usualPair(counts)).toEqual({ before: '1', after: '3' });
  });

  it('takes the newest two when the places differ, and passes over what was reopened', () => {
    const reopened = count('2', ['refri'], { reversedAt: '2026-11-25T16:00:00.000Z' });
    expect(usualPair([count('3', ['refri']), reopened, count('1', [''])])).toEqual({
      before: '1',
      after: '3',
    });
    expect(usualPair([count('3', [''])])).toBeNull();
  });
});

describe('differing', () => {
  it('begins with what cost most and leaves out what is the same', () => {
    const names = differing([
      line('igual', 0, 0, 'SAME'),
      line('más', 2, 500, 'MORE'),
      line('menos y caro', -1, -9_000, 'LESS'),
      line('menos y barato', -5, -100, 'LESS'),
    ]).map(({ name }) => name);
    expect(names).toEqual(['menos y caro', 'menos y barato', 'más']);
  });
});

describe('fileOf', () => {
  it('is of two different counts only', () => {
    expect(fileOf({ before: 'a', after: 'b' })).toEqual({
      kind: 'VARIANCE',
      beforeId: 'a',
      afterId: 'b',
    });
    expect(fileOf({ before: 'a', after: 'a' })).toBeNull();
    expect(fileOf({ after: 'b' })).toBeNull();
  });
});
