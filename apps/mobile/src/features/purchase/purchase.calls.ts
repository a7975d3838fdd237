import type {
  PurchaseLineResponse,
  PurchaseListResponse,
  UncountedResponse,
} from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

export type PurchaseList = PurchaseListResponse;
export type PurchaseLine = PurchaseLineResponse;
/** Has a minimum and was never counted. */
export type UncountedProduct = UncountedResponse;

export const purchaseCalls = (http: AxiosInstance) => ({
  getPurchaseList: async (storeId: string, coverDays: number) =>
    (await http.get<PurchaseList>(`/stores/${storeId}/purchase-list`, { params: { coverDays } }))
      .data,
});
