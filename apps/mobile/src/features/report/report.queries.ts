import { useQuery } from '@tanstack/react-query';

import { useApi } from '../../lib/api/api.context';
import { sessionKeys } from '../shared/keys';

export function useReport(storeId: string, sessionId: string) {
  const api = useApi();
  return useQuery({
    queryKey: sessionKeys.report(storeId, sessionId),
    queryFn: () => api.getReport(storeId, sessionId),
  });
}

export function useItemEvidence(storeId: string, sessionId: string, itemId: string) {
  const api = useApi();
  return useQuery({
    queryKey: sessionKeys.evidence(storeId, sessionId, itemId),
    queryFn: () => api.getItemEvidence(storeId, sessionId, itemId),
  });
}
