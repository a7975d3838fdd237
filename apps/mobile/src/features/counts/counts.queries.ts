import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';

import { useCalls } from '../../lib/api/api.context';
import { createUuid } from '../../lib/uuid';
import { countKeys, sessionKeys, stockKeys } from '../shared/keys';
import {
  countsCalls,
  type CountDetail,
  type CountSettings,
  type CountStep,
  type NewCount,
  type ReasonedStep,
} from './counts.calls';

/** Films still being counted are looked after while the count is on the screen. */
const LOOK_EVERY_MS = 4_000;
const resting = ['READY', 'FAILED', 'CANCELED', 'EXPIRED', 'CREATED', 'UPLOADING'];

/** Shows the count as the server has it now, and reads anew what depends on it. */
function takeIn(client: QueryClient, storeId: string, count: CountDetail): Promise<unknown> {
  client.setQueryData(countKeys.detail(storeId, count.id), count);
  return Promise.all([
    client.invalidateQueries({ queryKey: countKeys.list(storeId) }),
    client.invalidateQueries({ queryKey: countKeys.preview(storeId, count.id) }),
    client.invalidateQueries({ queryKey: sessionKeys.all(storeId) }),
  ]);
}

export function useCounts(storeId: string) {
  const calls = useCalls(countsCalls);
  return useInfiniteQuery({
    queryKey: countKeys.list(storeId),
    queryFn: ({ pageParam }) => calls.listCounts(storeId, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useCount(storeId: string, countId: string) {
  const calls = useCalls(countsCalls);
  return useQuery({
    queryKey: countKeys.detail(storeId, countId),
    queryFn: () => calls.getCount(storeId, countId),
    refetchInterval: ({ state }) =>
      state.data?.sessions.some(({ status }) => !resting.includes(status)) === true
        ? LOOK_EVERY_MS
        : false,
  });
}

/** Every line as a confirmation would store it now. */
export function useCountPreview(storeId: string, countId: string, isEnabled: boolean) {
  const calls = useCalls(countsCalls);
  return useQuery({
    queryKey: countKeys.preview(storeId, countId),
    queryFn: () => calls.previewCount(storeId, countId),
    enabled: isEnabled,
  });
}

export function useCreateCount(storeId: string) {
  const calls = useCalls(countsCalls);
  const client = useQueryClient();
  const key = useRef(createUuid());
  return useMutation({
    mutationFn: (count: NewCount) => calls.createCount(storeId, count, key.current),
    onSuccess: (count) => {
      key.current = createUuid();
      return takeIn(client, storeId, count);
    },
  });
}

export function useCountSession(storeId: string, countId: string) {
  const calls = useCalls(countsCalls);
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ sessionId, way }: { sessionId: string; way: 'add' | 'remove' }) =>
      way === 'add'
        ? calls.addSession(storeId, countId, sessionId)
        : calls.removeSession(storeId, countId, sessionId),
    onSuccess: (count) => takeIn(client, storeId, count),
  });
}

export type Move = { step: CountStep } | { step: ReasonedStep; reason: string };

/** Takes the count a step on or back; confirming and reopening move the stock. */
export function useMoveCount(storeId: string, countId: string) {
  const calls = useCalls(countsCalls);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (move: Move) =>
      'reason' in move
        ? calls.reasonCount(storeId, countId, move.step, move.reason)
        : calls.stepCount(storeId, countId, move.step),
    onSuccess: async (count) => {
      await takeIn(client, storeId, count);
      await client.invalidateQueries({ queryKey: stockKeys.all(storeId) });
    },
  });
}

export function useCountSettings(storeId: string) {
  const calls = useCalls(countsCalls);
  return useQuery({
    queryKey: countKeys.settings(storeId),
    queryFn: () => calls.getCountSettings(storeId),
  });
}

export function useSaveCountSettings(storeId: string) {
  const calls = useCalls(countsCalls);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (settings: CountSettings) => calls.saveCountSettings(storeId, settings),
    onSuccess: (settings) => client.setQueryData(countKeys.settings(storeId), settings),
  });
}
