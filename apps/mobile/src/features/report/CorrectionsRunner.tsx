import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { useCalls } from '../../lib/api/api.context';
import { failureText } from '../../lib/i18n/failure-text';
import { createConnectivity } from '../../lib/upload/connectivity';
import { CorrectionsSender } from './corrections.sender';
import { useCorrectionsStore } from './corrections.store';
import { reviewCalls, type SeenItem } from './review.calls';
import { showItem } from './review.queries';
import type { Correction } from './corrections.model';

const seenItem = ({ storeId, sessionId, itemId, version }: Correction): SeenItem => ({
  storeId,
  sessionId,
  itemId,
  version,
});

/** Sends corrections for as long as somebody is signed in, whatever screen is shown. */
export function CorrectionsRunner() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const calls = useCalls(reviewCalls);
  useEffect(() => {
    const { getState, subscribe } = useCorrectionsStore;
    const sender = new CorrectionsSender({
      read: () => getState().queue,
      change: (step) => getState().change(step),
      look: (correction) => calls.getItem(seenItem(correction)),
      send: async (correction) => {
        const { change } = correction;
        const item = seenItem(correction);
        if (change.kind === 'remove') {
          await calls.removeItem(item);
          return null;
        }
        if (change.kind === 'quantity') {
          return calls.updateItem(item, { quantity: change.quantity });
        }
        if (change.kind === 'depth') {
          return calls.updateItem(item, { depthFactor: change.depthFactor });
        }
        if (change.kind === 'product') {
          return calls.updateItem(item, { productId: change.productId });
        }
        return calls.updateItem(item, {});
      },
      onSent: (correction, item) => showItem(client, correction, item),
      textOf: (failure) => failureText(t, failure),
    });
    const unsubscribe = subscribe(() => sender.wake());
    const forget = createConnectivity().onBack(() => sender.wake());
    sender.wake();
    return () => {
      unsubscribe();
      forget();
      sender.stop();
    };
  }, [calls, client, t]);
  return null;
}
