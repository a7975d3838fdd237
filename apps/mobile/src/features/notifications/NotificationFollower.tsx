import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { useApiAccess } from '../../lib/api/api.context';
import { followEvents } from '../../lib/api/event-stream';
import { creditKeys, notificationKeys, paymentKeys, referralKeys, storeKeys } from '../shared/keys';
import type { Notification, NotificationKind } from './notifications.calls';
import { addToList } from './notifications.queries';

/** What the app has shown so far is out of date once one of these has come. */
const outdated: Partial<Record<NotificationKind, ReadonlyArray<readonly string[]>>> = {
  REPORT_READY: [['sessions'], creditKeys.wallet(), creditKeys.transactions()],
  SESSION_FAILED: [['sessions'], creditKeys.wallet(), creditKeys.transactions()],
  PAYMENT_CONFIRMED: [creditKeys.wallet(), creditKeys.transactions(), paymentKeys.orders()],
  REPORT_EXPORT_READY: [['files']],
  INVITATION: [storeKeys.myInvitations()],
  COUNT_DUE: [['counts']],
  COUNT_OVERDUE: [['counts']],
  COUNT_REVIEW: [['counts']],
  REFERRAL_REWARD: [creditKeys.wallet(), creditKeys.transactions(), referralKeys.rewards()],
};

function takeIn(queryClient: QueryClient, notification: Notification): void {
  addToList(queryClient, notification);
  for (const queryKey of outdated[notification.kind] ?? []) {
    void queryClient.invalidateQueries({ queryKey });
  }
}

/** Follows the person's notifications while the app is open: the bell and the list stay live. */
export function NotificationFollower() {
  const { tokens, baseUrl, language } = useApiAccess();
  const queryClient = useQueryClient();
  useEffect(() => {
    const ending = new AbortController();
    void followEvents({
      url: `${baseUrl}/notifications/stream`,
      signal: ending.signal,
      headers: async () => ({
        Authorization: `Bearer ${(await tokens.getAccessToken()) ?? ''}`,
        'Accept-Language': language(),
      }),
      onConnected: (isConnected) => {
        // Whatever came while nobody listened is in the list of the server.
        if (isConnected) void queryClient.invalidateQueries({ queryKey: notificationKeys.list() });
      },
      onEvent: ({ event, data }) => {
        if (event === 'notification') takeIn(queryClient, JSON.parse(data) as Notification);
        else if (event === 'unread') {
          queryClient.setQueryData(notificationKeys.unread(), JSON.parse(data));
        }
      },
    });
    return () => ending.abort();
  }, [baseUrl, tokens, language, queryClient]);
  return null;
}
