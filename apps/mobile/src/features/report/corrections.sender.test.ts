import { FailureError } from '../../lib/api/failure';
import type { ReportItem } from '../../lib/api/types';
import { build } from '../../test-support/build';
import type { Correction } from './corrections.model';
import { CorrectionsSender, type CorrectionsSenderOptions } from './corrections.sender';

const waiting: Correction = {
  id: 'c-1',
  storeId: 'store-1',
  sessionId: 'session-1',
  itemId: 'item-1',
  itemName: 'Pan',
  version: 1,
  before: 3,
  change: { kind: 'quantity', quantity: 4 },
  notBeforeMs: 0,
  state: { kind: 'waiting' },
};
const changed = new FailureError({
  kind: 'rejected',
  code: 'resource.precondition_failed',
  status: 412,
  title: 'Ya cambió',
  detail: null,
});
const offline = new FailureError({ kind: 'offline' });

function setUp(over: Partial<CorrectionsSenderOptions>, queue = [waiting]) {
  let kept: readonly Correction[] = queue;
  const sent: Array<ReportItem | null> = [];
  const sender = new CorrectionsSender({
    read: () => kept,
    change: (step) => {
      kept = step(kept);
    },
    send: async () => build.item({ quantity: 4, version: 2 }),
    look: async () => build.item({ quantity: 9, version: 5 }),
    onSent: (_, item) => sent.push(item),
    textOf: () => 'No se pudo',
    ...over,
  });
  const settled = async () => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  };
  return { sender, sent, settled, queue: () => kept };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('the sender of corrections', () => {
  it('sends what waits and forgets it', async () => {
    const { sender, sent, settled, queue } = setUp({});
    sender.wake();
    await settled();
    expect(queue()).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('keeps what the network swallowed, and sends it when it is back', async () => {
    const send = jest
      .fn<Promise<ReportItem | null>, [Correction]>()
      .mockRejectedValueOnce(offline)
      .mockResolvedValue(build.item({ quantity: 4 }));
    const { sender, settled, queue } = setUp({ send });
    sender.wake();
    await settled();
    expect(queue()).toEqual([waiting]);
    jest.advanceTimersByTime(6_000);
    await settled();
    expect(queue()).toEqual([]);
  });

  it('lays what somebody else changed meanwhile before the person, with both values', async () => {
    const { sender, settled, queue } = setUp({ send: () => Promise.reject(changed) });
    sender.wake();
    await settled();
    expect(queue()[0]?.state).toEqual({ kind: 'conflict', quantity: 9, version: 5 });
  });

  it('takes its own change, whose answer was lost, for no conflict', async () => {
    const { sender, settled, queue, sent } = setUp({
      send: () => Promise.reject(changed),
      look: async () => build.item({ quantity: 4, version: 2 }),
    });
    sender.wake();
    await settled();
    expect(queue()).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('tells why the server would not', async () => {
    const refusal = { kind: 'rejected', code: 'sessions.confirmed', status: 409 } as const;
    const { sender, settled, queue } = setUp({
      send: () => Promise.reject(new FailureError({ ...refusal, title: '', detail: null })),
    });
    sender.wake();
    await settled();
    expect(queue()[0]?.state).toEqual({ kind: 'refused', text: 'No se pudo' });
  });

  it('waits until quick taps have ended', async () => {
    const { sender, settled, queue } = setUp({}, [{ ...waiting, notBeforeMs: Date.now() + 700 }]);
    sender.wake();
    await settled();
    expect(queue()).toHaveLength(1);
    jest.advanceTimersByTime(700);
    await settled();
    expect(queue()).toEqual([]);
  });
});
