import type { AliasListResponse, AliasResponse } from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

import { photoForm, type PhotoPart } from '../../lib/api/client';
import type { Product } from '../../lib/api/types';

export type Alias = AliasResponse;

/** A photo of a phone, over a slow line. */
const PHOTO_TIMEOUT_MS = 60_000;

/** What is done to a product beside editing its fields. */
export const productActsCalls = (http: AxiosInstance) => {
  const path = (storeId: string, productId: string) => `/stores/${storeId}/products/${productId}`;
  return {
    mergeProducts: async (
      storeId: string,
      product: Pick<Product, 'id' | 'version'>,
      duplicateIds: string[],
    ) =>
      (
        await http.post<Product>(
          `${path(storeId, product.id)}/merge`,
          { duplicateIds },
          { headers: { 'If-Match': `"${product.version}"` } },
        )
      ).data,
    listAliases: async (storeId: string, productId: string) =>
      (await http.get<AliasListResponse>(`${path(storeId, productId)}/aliases`)).data,
    addAlias: async (storeId: string, productId: string, alias: string) =>
      (await http.post<Alias>(`${path(storeId, productId)}/aliases`, { alias })).data,
    removeAlias: async (storeId: string, productId: string, aliasId: string) => {
      await http.delete(`${path(storeId, productId)}/aliases/${aliasId}`);
    },
    setProductPhoto: async (storeId: string, productId: string, photo: PhotoPart) =>
      (
        await http.put<Product>(`${path(storeId, productId)}/photo`, photoForm(photo), {
          timeout: PHOTO_TIMEOUT_MS,
        })
      ).data,
    removeProductPhoto: async (storeId: string, productId: string) =>
      (await http.delete<Product>(`${path(storeId, productId)}/photo`)).data,
  };
};
