import { useInfiniteQuery, useQueries } from '@tanstack/react-query';

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

/** Films of these lengths show the price rule better than a formula. */
export const PRICED_MINUTES = [1, 2] as const;

export function usePrices(storeId: string) {
  const api = useApi();
  return useQueries({
    queries: PRICED_MINUTES.map((minutes) => ({
      queryKey: creditKeys.quote(storeId, minutes * 60_000),
      queryFn: () => api.getQuote(storeId, minutes * 60_000),
    })),
  });
}
