import type { ShrinkageLineResponse, ShrinkageResponse } from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

export type Shrinkage = ShrinkageResponse;
export type ShrinkageLine = ShrinkageLineResponse;

export const shrinkageCalls = (http: AxiosInstance) => ({
  getShrinkage: async (storeId: string, from: string) =>
    (await http.get<Shrinkage>(`/stores/${storeId}/shrinkage`, { params: { from } })).data,
});
