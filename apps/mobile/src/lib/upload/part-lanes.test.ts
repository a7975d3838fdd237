import { PartLanes } from './part-lanes';

const PART_BYTES = 5 * 1024 * 1024;
const MOST = 3;

interface Sending {
  /** The line has carried the part in so many milliseconds. */
  arrive: (tookMs: number) => Promise<void>;
  fail: () => Promise<void>;
}

/** Lanes over a line that carries, and breaks, when the test says so. */
function createLanes() {
  let now = 0;
  const onTheirWay: Sending[] = [];
  const lanes = new PartLanes({ most: MOST, now: () => now });
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  const send = (sizeBytes = PART_BYTES) => {
    const sent = lanes.run(
      sizeBytes,
      () =>
        new Promise<void>((resolve, reject) => {
          const leave = (sending: Sending) => onTheirWay.splice(onTheirWay.indexOf(sending), 1);
          const sending: Sending = {
            arrive: async (tookMs) => {
              now += tookMs;
              leave(sending);
              resolve();
              await settle();
            },
            fail: async () => {
              leave(sending);
              reject(new Error('the line broke'));
              await settle();
            },
          };
          onTheirWay.push(sending);
        }),
    );
    return sent.then(
      () => 'sent',
      () => 'failed',
    );
  };
  return { onTheirWay, send };
}

describe('the lanes of the parts', () => {
  it('begin with one part that has the line to itself', () => {
    const { onTheirWay, send } = createLanes();
    for (let part = 0; part < 3; part += 1) void send();
    expect(onTheirWay).toHaveLength(1);
  });

  it('become more while parts go quickly, up to the most', async () => {
    const { onTheirWay, send } = createLanes();
    for (let part = 0; part < 8; part += 1) void send();
    const widths: number[] = [];
    for (let part = 0; part < 4; part += 1) {
      await onTheirWay[0]!.arrive(1_000);
      widths.push(onTheirWay.length);
    }
    expect(widths).toEqual([2, 3, 3, 3]);
  });

  it('stay one on a slow line, whatever the size of a part', async () => {
    const { onTheirWay, send } = createLanes();
    void send(100_000);
    for (let part = 0; part < 3; part += 1) void send();
    // 1 Mbit/s: 125 bytes a millisecond.
    await onTheirWay[0]!.arrive(100_000 / 125);
    await onTheirWay[0]!.arrive(PART_BYTES / 125);
    expect(onTheirWay).toHaveLength(1);
  });

  it('fall to one when a part fails, and its next try waits for its turn', async () => {
    const { onTheirWay, send } = createLanes();
    for (let part = 0; part < 6; part += 1) void send();
    await onTheirWay[0]!.arrive(1_000);
    await onTheirWay[0]!.arrive(1_000);
    expect(onTheirWay).toHaveLength(3);
    await onTheirWay[0]!.fail();
    void send();
    expect(onTheirWay).toHaveLength(2);
    await onTheirWay[0]!.fail();
    expect(onTheirWay).toHaveLength(1);
    await onTheirWay[0]!.fail();
    expect(onTheirWay).toHaveLength(1);
  });

  it('hand on what the sending gave', async () => {
    const { onTheirWay, send } = createLanes();
    const first = send();
    const second = send();
    await onTheirWay[0]!.fail();
    await onTheirWay[0]!.arrive(1_000);
    expect(await Promise.all([first, second])).toEqual(['failed', 'sent']);
  });
});
