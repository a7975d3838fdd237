import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';

import { useCalls } from '../../lib/api/api.context';
import { createUuid } from '../../lib/uuid';
import { creditKeys, paymentKeys } from './keys';
import { isWaiting } from './order.model';
import { paymentCalls } from './payments.calls';

/** The stream tells of a payment at once; this is the net below it. */
const LOOK_EVERY_MS = 4_000;

export function usePaymentOptions() {
  const calls = useCalls(paymentCalls);
  return useQuery({
    queryKey: paymentKeys.options(),
    queryFn: () => calls.getPaymentOptions(),
  });
}

export function usePackages() {
  const calls = useCalls(paymentCalls);
  return useQuery({ queryKey: creditKeys.packages(), queryFn: () => calls.listPackages() });
}

export function useCards() {
  const calls = useCalls(paymentCalls);
  return useQuery({ queryKey: paymentKeys.cards(), queryFn: () => calls.listCards() });
}

/** One order, looked at again while its payment may still come. */
export function useOrder(orderId: string) {
  const calls = useCalls(paymentCalls);
  const queryClient = useQueryClient();
  const order = useQuery({
    queryKey: paymentKeys.order(orderId),
    queryFn: () => calls.getOrder(orderId),
    refetchInterval: ({ state }) =>
      state.data === undefined || isWaiting(state.data.status) ? LOOK_EVERY_MS : false,
  });
  const status = order.data?.status;
  const known = useRef(status);
  useEffect(() => {
    const was = known.current;
    known.current = status;
    if (was === undefined || was === status) return;
    // The money arrived, or was given up, before our eyes: what it changed is read anew.
    void queryClient.invalidateQueries({ queryKey: creditKeys.wallet() });
    void queryClient.invalidateQueries({ queryKey: creditKeys.transactions() });
    void queryClient.invalidateQueries({ queryKey: paymentKeys.orders(), exact: true });
  }, [queryClient, status]);
  return order;
}

export function useOrders() {
  const calls = useCalls(paymentCalls);
  return useInfiniteQuery({
    queryKey: paymentKeys.orders(),
    queryFn: ({ pageParam }) => calls.listOrders(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export function useCancelOrder(orderId: string) {
  const calls = useCalls(paymentCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => calls.cancelOrder(orderId, createUuid()),
    onSuccess: async (order) => {
      queryClient.setQueryData(paymentKeys.order(orderId), order);
      await queryClient.invalidateQueries({ queryKey: paymentKeys.orders(), exact: true });
    },
  });
}
