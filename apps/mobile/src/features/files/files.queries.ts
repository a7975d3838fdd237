import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { useCalls } from '../../lib/api/api.context';
import type { Page } from '../../lib/api/types';
import { createUuid } from '../../lib/uuid';
import { fileKeys } from '../shared/keys';
import { filesCalls, type FileWish, type MadeFile } from './files.calls';
import { isBeingMade, LOOK_EVERY_MS } from './files.model';

/** Asks for a file. A long one is still being made when this returns. */
export function useMakeFile(storeId: string) {
  const calls = useCalls(filesCalls);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: FileWish) => calls.makeFile(storeId, wish, createUuid()),
    onSuccess: (file) => {
      client.setQueryData(fileKeys.detail(storeId, file.id), file);
      return client.invalidateQueries({ queryKey: fileKeys.list(storeId) });
    },
  });
}

/** One file, followed until it has been made. */
export function useMadeFile(storeId: string, fileId: string | undefined) {
  const calls = useCalls(filesCalls);
  return useQuery({
    queryKey: fileKeys.detail(storeId, fileId ?? ''),
    queryFn: () => calls.getMadeFile(storeId, fileId ?? ''),
    enabled: fileId !== undefined,
    refetchInterval: ({ state }) =>
      state.data !== undefined && isBeingMade(state.data) ? LOOK_EVERY_MS : false,
    // Its address opens the file to anybody: it is not kept on the device.
    meta: { isSecret: true },
  });
}

/** The files of the shop, newest first. */
export function useFiles(storeId: string) {
  const calls = useCalls(filesCalls);
  return useQuery({
    queryKey: fileKeys.list(storeId),
    queryFn: (): Promise<Page<MadeFile>> => calls.listFiles(storeId),
    refetchInterval: ({ state }) =>
      state.data?.items.some(isBeingMade) === true ? LOOK_EVERY_MS : false,
    meta: { isSecret: true },
  });
}
