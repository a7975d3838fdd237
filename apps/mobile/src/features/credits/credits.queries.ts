import { useInfiniteQuery } from '@tanstack/react-query';

import { useApi } from '../../lib/api/api.context';
import { creditKeys } from '../shared/keys';

export function useTransactions() {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: creditKeys.transactions(),
    queryFn: ({ pageParam }) => api.listTransactions(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
