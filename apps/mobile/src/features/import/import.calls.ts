import type {
  ImportLinePageResponse,
  ImportLineResponse,
  ImportResponse,
} from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

import type { TableFile } from '../../lib/files/table-file';

export type CatalogueImport = ImportResponse;
export type ImportLine = ImportLineResponse;
export type ImportLinePage = ImportLinePageResponse;
export type ImportOutcome = ImportLine['outcome'];

/** A catalogue of ten thousand lines over a shop's network. */
const SENDING_TIMEOUT_MS = 120_000;

export const importCalls = (http: AxiosInstance) => ({
  previewImport: async (storeId: string, file: TableFile) => {
    const form = new FormData();
    // React Native's FormData takes the description of a file where the DOM types say Blob.
    form.append('file', file.part as Blob);
    return (
      await http.post<CatalogueImport>(`/stores/${storeId}/catalogue-imports`, form, {
        timeout: SENDING_TIMEOUT_MS,
      })
    ).data;
  },
  getImport: async (storeId: string, importId: string) =>
    (await http.get<CatalogueImport>(`/stores/${storeId}/catalogue-imports/${importId}`)).data,
  listImportLines: async (
    storeId: string,
    importId: string,
    outcome: ImportOutcome,
    cursor: string | undefined,
  ) =>
    (
      await http.get<ImportLinePage>(`/stores/${storeId}/catalogue-imports/${importId}/lines`, {
        params: { outcome, cursor },
      })
    ).data,
  applyImport: async (storeId: string, importId: string) =>
    (
      await http.post<CatalogueImport>(
        `/stores/${storeId}/catalogue-imports/${importId}/apply`,
        {},
        { timeout: SENDING_TIMEOUT_MS },
      )
    ).data,
});
