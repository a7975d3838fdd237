import { useQuery } from '@tanstack/react-query';

import { useApi } from '../../lib/api/api.context';
import { isActive } from '../shared/session-status.model';
import { creditKeys, sessionKeys } from '../shared/keys';

const LIVE_EVERY_MS = 5_000;

export function useWallet() {
  const api = useApi();
  return useQuery({ queryKey: creditKeys.wallet(), queryFn: () => api.getWallet() });
}

/** Looked at again while one of them is being counted. */
export function useSessions(storeId: string) {
  const api = useApi();
  return useQuery({
    queryKey: sessionKeys.list(storeId),
    queryFn: () => api.listSessions(storeId),
    refetchInterval: ({ state }) =>
      state.data?.items.some((session) => isActive(session.status)) === true
        ? LIVE_EVERY_MS
        : false,
  });
}
