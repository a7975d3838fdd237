import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { useApi, useApiAccess } from '../../lib/api/api.context';
import { followEvents } from '../../lib/api/event-stream';
import type { Session } from '../../lib/api/types';
import { createUuid } from '../../lib/uuid';
import { creditKeys, sessionKeys } from '../shared/keys';
import { isFinal } from '../shared/session-status.model';

/** While the stream tells everything, asking is only a safety net. */
const POLL_ALONE_MS = 2_500;
const POLL_BESIDE_STREAM_MS = 15_000;

/** A session that follows the server by its event stream, or by asking when that is broken. */
export function useLiveSession(storeId: string, sessionId: string | undefined) {
  const { api, tokens, baseUrl, language } = useApiAccess();
  const queryClient = useQueryClient();
  const [isStreaming, setStreaming] = useState(false);
  const query = useQuery({
    queryKey: sessionKeys.detail(storeId, sessionId ?? ''),
    queryFn: () => api.getSession(storeId, sessionId ?? ''),
    enabled: sessionId !== undefined,
    refetchInterval: ({ state }) => {
      if (state.data !== undefined && isFinal(state.data.status)) return false;
      return isStreaming ? POLL_BESIDE_STREAM_MS : POLL_ALONE_MS;
    },
  });
  const isOver = query.data !== undefined && isFinal(query.data.status);

  useEffect(() => {
    if (sessionId === undefined || isOver) return undefined;
    const ending = new AbortController();
    void followEvents({
      url: `${baseUrl}/stores/${storeId}/sessions/${sessionId}/events`,
      signal: ending.signal,
      onConnected: setStreaming,
      headers: async () => ({
        Authorization: `Bearer ${(await tokens.getAccessToken()) ?? ''}`,
        'Accept-Language': language(),
      }),
      onEvent: ({ event, data }) => {
        if (event !== 'session') return;
        const session = JSON.parse(data) as Session;
        queryClient.setQueryData(sessionKeys.detail(storeId, sessionId), session);
      },
    });
    return () => ending.abort();
  }, [storeId, sessionId, isOver, baseUrl, tokens, language, queryClient]);

  useEffect(() => {
    if (!isOver) return;
    void queryClient.invalidateQueries({ queryKey: sessionKeys.list(storeId) });
    void queryClient.invalidateQueries({ queryKey: creditKeys.wallet() });
    void queryClient.invalidateQueries({ queryKey: creditKeys.transactions() });
  }, [isOver, queryClient, storeId]);

  return query;
}

export function useCancelSession(storeId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => api.cancelSession(storeId, sessionId, createUuid()),
    onSuccess: (session) => {
      queryClient.setQueryData(sessionKeys.detail(storeId, session.id), session);
      void queryClient.invalidateQueries({ queryKey: sessionKeys.list(storeId) });
    },
  });
}

/** Counts a stored film again, after a fault or once there are credits. */
export function useRetrySession(storeId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => api.retrySession(storeId, sessionId, createUuid()),
    onSuccess: (session) =>
      queryClient.setQueryData(sessionKeys.detail(storeId, session.id), session),
  });
}
