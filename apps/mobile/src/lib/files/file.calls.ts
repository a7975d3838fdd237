import type { AxiosInstance } from 'axios';

/** Files need more patience than answers. */
const FILE_TIMEOUT_MS = 60_000;

export const fileCalls = (http: AxiosInstance) => ({
  getFile: async (path: string) =>
    (await http.get<Blob>(path, { responseType: 'blob', timeout: FILE_TIMEOUT_MS })).data,
});
