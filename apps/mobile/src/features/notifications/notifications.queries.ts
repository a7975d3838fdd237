import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query';

import { useCalls } from '../../lib/api/api.context';
import type { Page } from '../../lib/api/types';
import { notificationKeys } from '../shared/keys';
import { notificationCalls, type Notification, type Preferences } from './notifications.calls';

type Pages = InfiniteData<Page<Notification>, string | undefined>;

/** The stream tells the number as it changes; asking is the safety net beside it. */
const COUNT_EVERY_MS = 60_000;

export function useNotifications() {
  const calls = useCalls(notificationCalls);
  return useInfiniteQuery({
    queryKey: notificationKeys.list(),
    queryFn: ({ pageParam }) => calls.listNotifications(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useUnreadCount() {
  const calls = useCalls(notificationCalls);
  return useQuery({
    queryKey: notificationKeys.unread(),
    queryFn: () => calls.countUnread(),
    refetchInterval: COUNT_EVERY_MS,
  });
}

/** Puts one that has just come at the head of the list, once. */
export function addToList(queryClient: QueryClient, notification: Notification): void {
  queryClient.setQueryData<Pages>(notificationKeys.list(), (pages) => {
    const [first, ...rest] = pages?.pages ?? [];
    if (pages === undefined || first === undefined) return pages;
    const isKnown = pages.pages.some(({ items }) => items.some(({ id }) => id === notification.id));
    if (isKnown) return pages;
    return { ...pages, pages: [{ ...first, items: [notification, ...first.items] }, ...rest] };
  });
}

/** Marks read what `isMeant` names, in the list that is on the screen. */
function markInList(queryClient: QueryClient, isMeant: (id: string) => boolean): void {
  const readAt = new Date().toISOString();
  queryClient.setQueryData<Pages>(
    notificationKeys.list(),
    (pages) =>
      pages && {
        ...pages,
        pages: pages.pages.map((page) => ({
          ...page,
          items: page.items.map((item) =>
            item.readAt === null && isMeant(item.id) ? { ...item, readAt } : item,
          ),
        })),
      },
  );
}

/** Shown as read at once; a refusal brings the truth back. */
export function useMarkRead() {
  const calls = useCalls(notificationCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => calls.markRead(id),
    onMutate: (id) => markInList(queryClient, (each) => each === id),
    onError: () => queryClient.invalidateQueries({ queryKey: notificationKeys.list() }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: notificationKeys.unread() }),
  });
}

export function useMarkAllRead() {
  const calls = useCalls(notificationCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => calls.markAllRead(),
    onMutate: () => markInList(queryClient, () => true),
    onError: () => queryClient.invalidateQueries({ queryKey: notificationKeys.list() }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: notificationKeys.unread() }),
  });
}

export function usePreferences() {
  const calls = useCalls(notificationCalls);
  return useQuery({
    queryKey: notificationKeys.preferences(),
    queryFn: () => calls.getPreferences(),
  });
}

/** Each choice is saved as it is made; the last one that was made is shown meanwhile. */
export function useSavePreferences() {
  const calls = useCalls(notificationCalls);
  const queryClient = useQueryClient();
  const queryKey = notificationKeys.preferences();
  return useMutation({
    mutationFn: (preferences: Preferences) => calls.savePreferences(preferences),
    scope: { id: 'notification-preferences' },
    onMutate: async (preferences) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData<Preferences>(queryKey);
      queryClient.setQueryData(queryKey, preferences);
      return { before };
    },
    onError: (_error, _preferences, context) => {
      if (context?.before !== undefined) queryClient.setQueryData(queryKey, context.before);
    },
  });
}
