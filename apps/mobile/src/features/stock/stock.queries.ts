import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';

import { useRef } from 'react';

import { useCalls } from '../../lib/api/api.context';
import { createUuid } from '../../lib/uuid';
import { countKeys, productKeys, stockKeys } from '../shared/keys';
import { stockCalls, type Adjustment } from './stock.calls';

/** What there is, by product; all categories for an empty one. */
export function useStock(storeId: string, category: string) {
  const calls = useCalls(stockCalls);
  return useInfiniteQuery({
    queryKey: stockKeys.levels(storeId, category),
    queryFn: ({ pageParam }) =>
      calls.listStock(storeId, category === '' ? undefined : category, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useValuation(storeId: string) {
  const calls = useCalls(stockCalls);
  return useQuery({
    queryKey: stockKeys.valuation(storeId),
    queryFn: () => calls.getValuation(storeId),
  });
}

export function useCategories(storeId: string) {
  const calls = useCalls(stockCalls);
  return useQuery({
    queryKey: productKeys.categories(storeId),
    queryFn: () => calls.listCategories(storeId),
  });
}

export function useProductHistory(storeId: string, productId: string) {
  const calls = useCalls(stockCalls);
  return useQuery({
    queryKey: stockKeys.history(storeId, productId),
    queryFn: () => calls.getProductHistory(storeId, productId),
  });
}

export function useMovements(storeId: string, productId: string) {
  const calls = useCalls(stockCalls);
  return useQuery({
    queryKey: stockKeys.movements(storeId, productId),
    queryFn: () => calls.listMovements(storeId, productId),
  });
}

/** Books units that came or went; a lost answer and a second press are one booking. */
export function useAdjustStock(storeId: string, productId: string) {
  const calls = useCalls(stockCalls);
  const client = useQueryClient();
  const key = useRef(createUuid());
  return useMutation({
    mutationFn: (change: Pick<Adjustment, 'reason' | 'delta'>) =>
      calls.adjustStock(storeId, { productId, ...change }, key.current),
    onSuccess: () => {
      key.current = createUuid();
      return Promise.all(
        [stockKeys.all(storeId), productKeys.all(storeId), countKeys.all(storeId)].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
}

/** Confirmed counts, newest first. */
export function useSnapshots(storeId: string) {
  const calls = useCalls(stockCalls);
  return useQuery({
    queryKey: stockKeys.snapshots(storeId),
    queryFn: () => calls.listSnapshots(storeId),
  });
}

/** Two confirmed counts side by side; not asked before both are known. */
export function useVariance(storeId: string, before: string, after: string) {
  const calls = useCalls(stockCalls);
  return useQuery({
    queryKey: stockKeys.variance(storeId, before, after),
    queryFn: () => calls.getVariance(storeId, before, after),
    enabled: before !== '' && after !== '' && before !== after,
  });
}
