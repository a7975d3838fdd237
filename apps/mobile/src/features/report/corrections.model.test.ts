import { build } from '../../test-support/build';
import {
  applyCorrections,
  insist,
  mark,
  nextToSend,
  put,
  settle,
  type Correction,
} from './corrections.model';

const correction = (over: Partial<Correction> = {}): Correction => ({
  id: 'c-1',
  storeId: 'store-1',
  sessionId: 'session-1',
  itemId: 'item-1',
  itemName: 'Pan blanco grande',
  version: 1,
  before: 3,
  change: { kind: 'quantity', quantity: 4 },
  notBeforeMs: 0,
  state: { kind: 'waiting' },
  ...over,
});

describe('the queue of corrections', () => {
  it('makes one of quick taps, from what the line said first', () => {
    const queue = put(
      [correction()],
      correction({ id: 'c-2', version: 1, before: 4, change: { kind: 'quantity', quantity: 5 } }),
    );
    expect(queue).toHaveLength(1);
    expect(queue[0]).toMatchObject({ before: 3, change: { quantity: 5 } });
  });

  it('forgets taps that lead back to where they began', () => {
    const back = correction({ id: 'c-2', before: 4, change: { kind: 'quantity', quantity: 3 } });
    expect(put([correction()], back)).toEqual([]);
  });

  it('sends in order, not before its time, and not past a conflict on the line', () => {
    const other = correction({ id: 'c-2', itemId: 'item-2' });
    expect(nextToSend([correction({ notBeforeMs: 900 }), other], 500)?.id).toBe('c-2');
    const stuck = mark([correction()], 'c-1', { kind: 'conflict', quantity: 9, version: 4 });
    const accept = correction({ id: 'c-3', change: { kind: 'accept' } });
    expect(nextToSend([...stuck, accept], 500)).toBeUndefined();
  });

  it('tells later corrections of a line the version that the first one made', () => {
    const first = correction();
    const later = correction({ id: 'c-2', change: { kind: 'accept' } });
    const elsewhere = correction({ id: 'c-3', itemId: 'item-2' });
    expect(settle([first, later, elsewhere], first, 7)).toEqual([
      { ...later, version: 7 },
      elsewhere,
    ]);
  });

  it('goes on from the version of the others when the person insists', () => {
    const clash = mark([correction()], 'c-1', { kind: 'conflict', quantity: 9, version: 4 });
    expect(insist(clash, 'c-1')).toEqual([correction({ version: 4 })]);
  });
});

describe('the lines as shown', () => {
  const items = [build.item(), build.item({ id: 'item-2', quantity: 1 })];

  it('carry what is on its way, and hide what is being removed', () => {
    const shown = applyCorrections(items, [
      correction(),
      correction({ id: 'c-2', itemId: 'item-2', change: { kind: 'remove' } }),
    ]);
    expect(shown).toHaveLength(1);
    expect(shown[0]).toMatchObject({ quantity: 4, reviewed: true, isPending: true });
  });

  it('are the server’s again when it refused', () => {
    const refused = correction({ state: { kind: 'refused', text: 'No' } });
    expect(applyCorrections(items, [refused])[0]).toMatchObject({ quantity: 3, isPending: false });
  });
});
