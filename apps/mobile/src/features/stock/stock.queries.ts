import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { useCalls } from '../../lib/api/api.context';
import { productKeys, stockKeys } from '../shared/keys';
import { stockCalls } from './stock.calls';

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
