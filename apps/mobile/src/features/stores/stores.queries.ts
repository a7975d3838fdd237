import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { useApi } from '../../lib/api/api.context';
import type { Page, Store } from '../../lib/api/types';
import { useRef } from 'react';
import { createUuid } from '../../lib/uuid';
import { storeKeys } from '../shared/keys';

const FRESH_MS = 15_000;

/** The person's shops. That there is none is asked anew: the first one may just have been opened. */
export function useStores() {
  const api = useApi();
  return useQuery({
    queryKey: storeKeys.list(),
    queryFn: () => api.listStores(),
    staleTime: ({ state }) => (state.data?.items.length ? FRESH_MS : 0),
  });
}

export function useCreateStore() {
  const api = useApi();
  const queryClient = useQueryClient();
  const key = useRef(createUuid());
  return useMutation({
    mutationFn: (body: { name: string; giro: string }) => api.createStore(body, key.current),
    onSuccess: (store) => {
      queryClient.setQueryData<Page<Store>>(storeKeys.list(), (page) => ({
        items: [...(page?.items ?? []), store],
        nextCursor: page?.nextCursor ?? null,
      }));
    },
  });
}
