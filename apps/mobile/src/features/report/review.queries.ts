import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';

import { useCalls } from '../../lib/api/api.context';
import type { Report, ReportItem } from '../../lib/api/types';
import { createUuid } from '../../lib/uuid';
import { sessionKeys, stockKeys } from '../shared/keys';
import { reviewCalls, type ExpectedAnswer, type SeenItem } from './review.calls';

/** Puts a changed line into the report as it is shown; `null` takes it out. */
export function showItem(
  client: QueryClient,
  { storeId, sessionId, itemId }: Omit<SeenItem, 'version'>,
  item: ReportItem | null,
): void {
  client.setQueryData<Report>(sessionKeys.report(storeId, sessionId), (report) => {
    if (report === undefined) return report;
    const others = report.items.filter(({ id }) => id !== itemId);
    const isKnown = others.length < report.items.length;
    if (item === null) return { ...report, items: others };
    const items = isKnown
      ? report.items.map((each) => (each.id === itemId ? item : each))
      : [...others, item];
    return { ...report, items };
  });
}

function useRefreshReport(storeId: string, sessionId: string) {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: sessionKeys.report(storeId, sessionId) }),
      client.invalidateQueries({ queryKey: sessionKeys.list(storeId) }),
      client.invalidateQueries({ queryKey: stockKeys.all(storeId) }),
    ]);
}

export function useRestoreItem(storeId: string, sessionId: string) {
  const calls = useCalls(reviewCalls);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (item: SeenItem) => calls.restoreItem(item),
    onSuccess: (item) => showItem(client, { storeId, sessionId, itemId: item.id }, item),
  });
}

export function useAddItem(storeId: string, sessionId: string) {
  const calls = useCalls(reviewCalls);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { productId?: string; barcode?: string; visibleUnits: number }) =>
      calls.addItem(storeId, sessionId, body, createUuid()),
    onSuccess: (item) => showItem(client, { storeId, sessionId, itemId: item.id }, item),
  });
}

export function useMergeItems(storeId: string, sessionId: string) {
  const calls = useCalls(reviewCalls);
  const refresh = useRefreshReport(storeId, sessionId);
  return useMutation({
    mutationFn: ({ item, others }: { item: SeenItem; others: ReportItem[] }) =>
      calls.mergeItems(
        item,
        others.map(({ id, version }) => ({ id, version })),
      ),
    onSuccess: refresh,
  });
}

export function useSplitItem(storeId: string, sessionId: string) {
  const calls = useCalls(reviewCalls);
  const refresh = useRefreshReport(storeId, sessionId);
  return useMutation({
    mutationFn: ({ item, visibleUnits }: { item: SeenItem; visibleUnits: number }) =>
      calls.splitItem(item, { visibleUnits }),
    onSuccess: refresh,
  });
}

/** Up to five products that a line may be, the likeliest first. */
export function useCandidates(item: Omit<SeenItem, 'version'>, isEnabled: boolean) {
  const calls = useCalls(reviewCalls);
  return useQuery({
    queryKey: sessionKeys.candidates(item.storeId, item.sessionId, item.itemId),
    queryFn: () => calls.listCandidates(item),
    enabled: isEnabled,
  });
}

export function useExpected(storeId: string, sessionId: string) {
  const calls = useCalls(reviewCalls);
  return useQuery({
    queryKey: sessionKeys.expected(storeId, sessionId),
    queryFn: () => calls.listExpected(storeId, sessionId),
  });
}

export function useAnswerExpected(storeId: string, sessionId: string) {
  const calls = useCalls(reviewCalls);
  const client = useQueryClient();
  const refresh = useRefreshReport(storeId, sessionId);
  return useMutation({
    mutationFn: ({ productId, answer }: { productId: string; answer: ExpectedAnswer }) =>
      calls.answerExpected(storeId, sessionId, productId, answer),
    onSuccess: (list) => {
      client.setQueryData(sessionKeys.expected(storeId, sessionId), list);
      return refresh();
    },
  });
}

export function useConfirmSession(storeId: string, sessionId: string) {
  const calls = useCalls(reviewCalls);
  const refresh = useRefreshReport(storeId, sessionId);
  return useMutation({
    mutationFn: () => calls.confirmSession(storeId, sessionId),
    onSuccess: refresh,
  });
}

export function useReopenSession(storeId: string, sessionId: string) {
  const calls = useCalls(reviewCalls);
  const refresh = useRefreshReport(storeId, sessionId);
  return useMutation({
    mutationFn: (reason: string) => calls.reopenSession(storeId, sessionId, reason),
    onSuccess: refresh,
  });
}

export function useSnapshot(storeId: string, snapshotId: string) {
  const calls = useCalls(reviewCalls);
  return useQuery({
    queryKey: sessionKeys.snapshot(storeId, snapshotId),
    queryFn: () => calls.getSnapshot(storeId, snapshotId),
  });
}
