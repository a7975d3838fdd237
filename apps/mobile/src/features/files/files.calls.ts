import type { CreateExportRequest, ExportResponse } from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

import type { Page } from '../../lib/api/types';

export type MadeFile = ExportResponse;
export type FileWish = CreateExportRequest;

/** A short file comes with the answer, and a PDF with pictures takes its time. */
const MAKING_TIMEOUT_MS = 60_000;

/** Reports, lists and labels as files. */
export const filesCalls = (http: AxiosInstance) => ({
  makeFile: async (storeId: string, wish: FileWish, key: string) =>
    (
      await http.post<MadeFile>(`/stores/${storeId}/exports`, wish, {
        idempotencyKey: key,
        timeout: MAKING_TIMEOUT_MS,
      })
    ).data,
  getMadeFile: async (storeId: string, fileId: string) =>
    (await http.get<MadeFile>(`/stores/${storeId}/exports/${fileId}`)).data,
  listFiles: async (storeId: string) =>
    (await http.get<Page<MadeFile>>(`/stores/${storeId}/exports`)).data,
});
