import type {
  AdjustStockRequest,
  CategoryListResponse,
  HistoryPointResponse,
  ProductHistoryResponse,
  SnapshotPageResponse,
  SnapshotResponse,
  StockLevelPageResponse,
  StockLevelResponse,
  StockMovementPageResponse,
  StockMovementResponse,
  ValuationResponse,
  VarianceLineResponse,
  VarianceResponse,
} from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

export type Adjustment = AdjustStockRequest;
export type StockLevel = StockLevelResponse;
export type StockPage = StockLevelPageResponse;
export type StockMovement = StockMovementResponse;
export type Valuation = ValuationResponse;
export type ProductHistory = ProductHistoryResponse;
export type HistoryPoint = HistoryPointResponse;
export type ConfirmedCount = SnapshotResponse;
export type Variance = VarianceResponse;
export type VarianceLine = VarianceLineResponse;

/** What there is, how it came to be so, and what has changed between counts. */
export const stockCalls = (http: AxiosInstance) => {
  const get = async <R>(path: string, params?: object) =>
    (await http.get<R>(path, { params })).data;
  return {
    listStock: (storeId: string, category: string | undefined, cursor: string | undefined) =>
      get<StockPage>(`/stores/${storeId}/stock`, { category, cursor }),
    getValuation: (storeId: string) => get<Valuation>(`/stores/${storeId}/stock/valuation`),
    listCategories: (storeId: string) => get<CategoryListResponse>(`/stores/${storeId}/categories`),
    getProductHistory: (storeId: string, productId: string) =>
      get<ProductHistory>(`/stores/${storeId}/products/${productId}/history`),
    listMovements: (storeId: string, productId: string) =>
      get<StockMovementPageResponse>(`/stores/${storeId}/stock/movements`, { productId }),
    adjustStock: async (storeId: string, adjustment: Adjustment, key: string) =>
      (
        await http.post<StockLevel>(`/stores/${storeId}/stock/adjustments`, adjustment, {
          idempotencyKey: key,
        })
      ).data,
    listSnapshots: (storeId: string) => get<SnapshotPageResponse>(`/stores/${storeId}/snapshots`),
    getVariance: (storeId: string, before: string, after: string) =>
      get<Variance>(`/stores/${storeId}/variance`, { before, after }),
  };
};
