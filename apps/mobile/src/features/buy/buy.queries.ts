import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

import { useCalls } from '../../lib/api/api.context';
import { createUuid } from '../../lib/uuid';
import { creditKeys, paymentKeys } from '../shared/keys';
import { paymentCalls, type NewOrder } from '../shared/payments.calls';

/**
 * Opens an order. The same wish pressed twice, or after a lost answer, is one order: its
 * idempotency key changes only with the wish.
 */
export function useCreateOrder() {
  const calls = useCalls(paymentCalls);
  const queryClient = useQueryClient();
  const sent = useRef({ wish: '', key: createUuid() });
  return useMutation({
    mutationFn: (order: NewOrder) => {
      const wish = JSON.stringify(order);
      if (sent.current.wish !== wish) sent.current = { wish, key: createUuid() };
      return calls.createOrder(order, sent.current.key);
    },
    onSuccess: async (order) => {
      // Buying the same again later is a new wish.
      sent.current = { wish: '', key: createUuid() };
      queryClient.setQueryData(paymentKeys.order(order.id), order);
      await queryClient.invalidateQueries({ queryKey: paymentKeys.orders(), exact: true });
      if (order.status === 'PAID') {
        await queryClient.invalidateQueries({ queryKey: creditKeys.wallet() });
      }
    },
  });
}

/** What the vendor's form needs; never stored, asked anew each time the form opens. */
export function useOrderAction(orderId: string, isNeeded: boolean) {
  const calls = useCalls(paymentCalls);
  return useQuery({
    queryKey: ['payments', 'action', orderId],
    queryFn: () => calls.getOrderAction(orderId),
    enabled: isNeeded,
    gcTime: 0,
    staleTime: Infinity,
    meta: { isSecret: true },
  });
}
