import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { useCalls } from '../../lib/api/api.context';
import { stockKeys } from '../shared/keys';
import { shrinkageCalls } from './shrinkage.calls';
import { startOf, type Span } from './shrinkage.model';

/** What confirmed counts found missing in the last so many days. */
export function useShrinkage(storeId: string, span: Span) {
  const calls = useCalls(shrinkageCalls);
  return useQuery({
    queryKey: stockKeys.shrinkage(storeId, span),
    queryFn: () => calls.getShrinkage(storeId, startOf(span, new Date())),
    placeholderData: keepPreviousData,
  });
}
