import { useCallback, useMemo } from 'react';

import type { ReportItem } from '../../lib/api/types';
import { createUuid } from '../../lib/uuid';
import { drop, insist, put, type Change, type Correction } from './corrections.model';
import { useCorrectionsStore } from './corrections.store';

/** Quick taps on plus and minus within this time are one correction; a removal can be undone. */
const SETTLE_MS: Record<Change['kind'], number> = {
  quantity: 900,
  depth: 900,
  accept: 0,
  product: 0,
  remove: 6_500,
};

export interface Corrections {
  /** Those of this report that are still on their way. */
  queue: readonly Correction[];
  make: (item: ReportItem, change: Change) => void;
  /** Gives up what has not been sent yet of a line. */
  takeBack: (itemId: string, kind: Change['kind']) => void;
  insist: (id: string) => void;
  drop: (id: string) => void;
}

/** The corrections of one report: made at once on the screen, sent when the network allows. */
export function useCorrections(storeId: string, sessionId: string): Corrections {
  const all = useCorrectionsStore((state) => state.queue);
  const step = useCorrectionsStore((state) => state.change);
  const queue = useMemo(() => all.filter((each) => each.sessionId === sessionId), [all, sessionId]);
  const make = useCallback(
    (item: ReportItem, change: Change) =>
      step((current) =>
        put(current, {
          id: createUuid(),
          storeId,
          sessionId,
          itemId: item.id,
          itemName: item.name,
          version: item.version,
          before: item.quantity,
          change,
          notBeforeMs: Date.now() + SETTLE_MS[change.kind],
          state: { kind: 'waiting' },
        }),
      ),
    [step, storeId, sessionId],
  );
  return {
    queue,
    make,
    takeBack: (itemId, kind) =>
      step((current) =>
        current.filter(
          (each) =>
            each.sessionId !== sessionId || each.itemId !== itemId || each.change.kind !== kind,
        ),
      ),
    insist: (id) => step((current) => insist(current, id)),
    drop: (id) => step((current) => drop(current, id)),
  };
}
