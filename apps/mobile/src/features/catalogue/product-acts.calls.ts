import type { AxiosInstance } from 'axios';

import type { Product } from '../../lib/api/types';

/** What is done to a product beside editing its fields. */
export const productActsCalls = (http: AxiosInstance) => ({
  mergeProducts: async (
    storeId: string,
    product: Pick<Product, 'id' | 'version'>,
    duplicateIds: string[],
  ) =>
    (
      await http.post<Product>(
        `/stores/${storeId}/products/${product.id}/merge`,
        { duplicateIds },
        { headers: { 'If-Match': `"${product.version}"` } },
      )
    ).data,
});
