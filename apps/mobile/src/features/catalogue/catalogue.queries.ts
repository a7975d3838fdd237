import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useRef } from 'react';

import { useApi, useCalls } from '../../lib/api/api.context';
import type { PhotoPart } from '../../lib/api/client';
import type { NewProduct, Product, ProductChanges } from '../../lib/api/types';
import { createUuid } from '../../lib/uuid';
import { productKeys, stockKeys } from '../shared/keys';
import { productActsCalls } from './product-acts.calls';

export function useProducts(storeId: string, search: string) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: productKeys.list(storeId, search),
    queryFn: ({ pageParam }) => api.listProducts(storeId, search, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

export function useProduct(storeId: string, productId: string) {
  const api = useApi();
  return useQuery({
    queryKey: productKeys.detail(storeId, productId),
    queryFn: () => api.getProduct(storeId, productId),
  });
}

export function useCreateProduct(storeId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const key = useRef(createUuid());
  return useMutation({
    mutationFn: (product: NewProduct) => api.createProduct(storeId, product, key.current),
    onSuccess: async () => {
      key.current = createUuid();
      await queryClient.invalidateQueries({ queryKey: productKeys.all(storeId) });
    },
  });
}

export function useUpdateProduct(storeId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ product, changes }: { product: Product; changes: ProductChanges }) =>
      api.updateProduct(storeId, product, changes),
    onSuccess: async (product) => {
      queryClient.setQueryData(productKeys.detail(storeId, product.id), product);
      await queryClient.invalidateQueries({ queryKey: ['products', storeId, 'list'] });
    },
  });
}

export function useDeleteProduct(storeId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (productId: string) => api.deleteProduct(storeId, productId),
    onSuccess: async (_, productId) => {
      queryClient.removeQueries({ queryKey: productKeys.detail(storeId, productId) });
      await queryClient.invalidateQueries({ queryKey: ['products', storeId, 'list'] });
    },
  });
}

/** All photos the recogniser knows the product by. */
export function useReferences(storeId: string, productId: string) {
  const api = useApi();
  return useQuery({
    queryKey: productKeys.references(storeId, productId),
    queryFn: async () => {
      const answer = await api.listReferences(storeId, productId);
      return answer.items;
    },
  });
}

export function useAddReference(storeId: string, productId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (photo: PhotoPart) => api.addReference(storeId, productId, photo, createUuid()),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: productKeys.all(storeId) }),
  });
}

/** Makes duplicates part of a product. */
export function useMergeProducts(storeId: string) {
  const calls = useCalls(productActsCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ product, duplicateIds }: { product: Product; duplicateIds: string[] }) =>
      calls.mergeProducts(storeId, product, duplicateIds),
    onSuccess: (product) => {
      queryClient.setQueryData(productKeys.detail(storeId, product.id), product);
      return Promise.all([
        queryClient.invalidateQueries({ queryKey: productKeys.all(storeId) }),
        queryClient.invalidateQueries({ queryKey: stockKeys.all(storeId) }),
      ]);
    },
  });
}
