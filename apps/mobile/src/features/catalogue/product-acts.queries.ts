import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { useCalls } from '../../lib/api/api.context';
import type { PhotoPart } from '../../lib/api/client';
import { productKeys } from '../shared/keys';
import { productActsCalls } from './product-acts.calls';

/** The other names of a product, once they are asked for. */
export function useAliases(storeId: string, productId: string, isAsked: boolean) {
  const calls = useCalls(productActsCalls);
  return useQuery({
    queryKey: productKeys.aliases(storeId, productId),
    queryFn: async () => (await calls.listAliases(storeId, productId)).items,
    enabled: isAsked,
  });
}

export type AliasChange = { kind: 'add'; alias: string } | { kind: 'remove'; aliasId: string };

/** Adds or removes a name; afterwards the product is found by it, or no longer is. */
export function useChangeAliases(storeId: string, productId: string) {
  const calls = useCalls(productActsCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (change: AliasChange) => {
      if (change.kind === 'add') await calls.addAlias(storeId, productId, change.alias);
      else await calls.removeAlias(storeId, productId, change.aliasId);
    },
    // A name that somebody else has removed meanwhile is no longer there to be removed.
    onSettled: () => queryClient.invalidateQueries({ queryKey: productKeys.all(storeId) }),
  });
}

/** Sets the picture that people see; null removes it. */
export function useProductPhoto(storeId: string, productId: string) {
  const calls = useCalls(productActsCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (photo: PhotoPart | null) =>
      photo === null
        ? calls.removeProductPhoto(storeId, productId)
        : calls.setProductPhoto(storeId, productId, photo),
    onSuccess: async (product) => {
      queryClient.setQueryData(productKeys.detail(storeId, productId), product);
      await queryClient.invalidateQueries({ queryKey: ['products', storeId, 'list'] });
    },
  });
}
