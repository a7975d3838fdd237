import type { ReportItem } from '../../lib/api/types';

export type Change =
  | { kind: 'quantity'; quantity: number }
  /** How many units deep the rows are; what is visible stays. */
  | { kind: 'depth'; depthFactor: number }
  | { kind: 'accept' }
  | { kind: 'product'; productId: string; name: string }
  | { kind: 'remove' };

/** A correction on its way to the server; it is made offline as well as online. */
export interface Correction {
  id: string;
  storeId: string;
  sessionId: string;
  itemId: string;
  itemName: string;
  /** The version of the line that the person saw. */
  version: number;
  /** What the line said before the first change that is still on its way. */
  before: number;
  change: Change;
  /** Quick taps become one correction: none is sent before this. */
  notBeforeMs: number;
  state: CorrectionState;
}

export type CorrectionState =
  | { kind: 'waiting' }
  /** Somebody else changed the line meanwhile. */
  | { kind: 'conflict'; quantity: number; version: number }
  /** The server said no for another reason, told in the language of the person. */
  | { kind: 'refused'; text: string };

const isSameLine = (a: Correction, b: Pick<Correction, 'sessionId' | 'itemId'>) =>
  a.sessionId === b.sessionId && a.itemId === b.itemId;

/** Adds a correction; a newer one of the same kind takes the place of one that still waits. */
export function put(queue: readonly Correction[], made: Correction): Correction[] {
  const older = queue.find(
    (each) =>
      isSameLine(each, made) &&
      each.state.kind === 'waiting' &&
      each.change.kind === made.change.kind,
  );
  if (older === undefined) return [...queue, made];
  const isBackWhereItWas = made.change.kind === 'quantity' && made.change.quantity === older.before;
  if (isBackWhereItWas) return queue.filter((each) => each !== older);
  return queue.map((each) =>
    each === older ? { ...made, version: older.version, before: older.before } : each,
  );
}

/** The next to be sent, oldest first; a conflict on a line holds back what comes after it there. */
export function nextToSend(queue: readonly Correction[], nowMs: number): Correction | undefined {
  return queue.find(
    (each, index) =>
      each.state.kind === 'waiting' &&
      each.notBeforeMs <= nowMs &&
      !queue.slice(0, index).some((earlier) => isSameLine(earlier, each)),
  );
}

/** Takes a sent correction out and tells those behind it on the line its new version. */
export function settle(
  queue: readonly Correction[],
  sent: Correction,
  version: number,
): Correction[] {
  return queue
    .filter(({ id }) => id !== sent.id)
    .map((each) => (isSameLine(each, sent) ? { ...each, version } : each));
}

export function mark(
  queue: readonly Correction[],
  id: string,
  state: CorrectionState,
): Correction[] {
  return queue.map((each) => (each.id === id ? { ...each, state } : each));
}

/** The person insists: the correction is made again, on what the line is now. */
export function insist(queue: readonly Correction[], id: string): Correction[] {
  return queue.map((each) =>
    each.id === id && each.state.kind === 'conflict'
      ? { ...each, version: each.state.version, state: { kind: 'waiting' } }
      : each,
  );
}

export function drop(queue: readonly Correction[], id: string): Correction[] {
  return queue.filter((each) => each.id !== id);
}

export interface ShownItem extends ReportItem {
  /** Changed here, and the server does not know it yet. */
  isPending: boolean;
}

/** The lines as the person left them: what is on its way is shown as done. */
export function applyCorrections(
  items: readonly ReportItem[],
  queue: readonly Correction[],
): ShownItem[] {
  return items.flatMap((item) => {
    const mine = queue.filter(
      ({ itemId, state }) => itemId === item.id && state.kind !== 'refused',
    );
    if (mine.some(({ change }) => change.kind === 'remove')) return [];
    const shown = { ...item, isPending: mine.length > 0 };
    for (const { change } of mine) {
      shown.reviewed = true;
      if (change.kind === 'quantity') shown.quantity = change.quantity;
      if (change.kind === 'depth') {
        shown.depthFactor = change.depthFactor;
        shown.quantity = Math.round(shown.visibleUnits * change.depthFactor);
      }
      if (change.kind === 'product') {
        Object.assign(shown, {
          productId: change.productId,
          name: change.name,
          unrecognised: false,
        });
      }
    }
    return [shown];
  });
}
