import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { useCalls } from '../../lib/api/api.context';
import type { TableFile } from '../../lib/files/table-file';
import { importKeys, productKeys, stockKeys } from '../shared/keys';
import { importCalls, type ImportOutcome } from './import.calls';

/** Sends a table; the answer says what it would change. Nothing has changed yet. */
export function usePreviewImport(storeId: string) {
  const calls = useCalls(importCalls);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: TableFile) => calls.previewImport(storeId, file),
    onSuccess: (made) => client.setQueryData(importKeys.detail(storeId, made.id), made),
  });
}

export function useImport(storeId: string, importId: string) {
  const calls = useCalls(importCalls);
  return useQuery({
    queryKey: importKeys.detail(storeId, importId),
    queryFn: () => calls.getImport(storeId, importId),
  });
}

/** The lines of one outcome, in the order of the file. */
export function useImportLines(storeId: string, importId: string, outcome: ImportOutcome) {
  const calls = useCalls(importCalls);
  return useInfiniteQuery({
    queryKey: importKeys.lines(storeId, importId, outcome),
    queryFn: ({ pageParam }) => calls.listImportLines(storeId, importId, outcome, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** Does what the preview showed, all of it or nothing. */
export function useApplyImport(storeId: string, importId: string) {
  const calls = useCalls(importCalls);
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => calls.applyImport(storeId, importId),
    onSuccess: (applied) => {
      client.setQueryData(importKeys.detail(storeId, importId), applied);
      return Promise.all([
        client.invalidateQueries({ queryKey: productKeys.all(storeId) }),
        client.invalidateQueries({ queryKey: stockKeys.all(storeId) }),
      ]);
    },
  });
}
