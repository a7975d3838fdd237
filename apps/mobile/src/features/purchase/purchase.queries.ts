import { keepPreviousData, useQuery } from '@tanstack/react-query';

import { useCalls } from '../../lib/api/api.context';
import { stockKeys } from '../shared/keys';
import { purchaseCalls } from './purchase.calls';

/** What to buy so that the shop lasts so many days. */
export function usePurchaseList(storeId: string, coverDays: number) {
  const calls = useCalls(purchaseCalls);
  return useQuery({
    queryKey: stockKeys.purchase(storeId, coverDays),
    queryFn: () => calls.getPurchaseList(storeId, coverDays),
    placeholderData: keepPreviousData,
  });
}
