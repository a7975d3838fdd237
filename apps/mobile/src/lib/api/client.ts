import type { AxiosInstance } from 'axios';

import { withRefreshToken } from './refresh-token';
import { keptTokens } from '../auth/kept-tokens';
import type * as T from './types';

/** A picture to send: a Blob in a browser, a file address on a phone. */
export type PhotoPart = Blob | { uri: string; name: string; type: string };

/** The form in which a single photo is sent. */
export function photoForm(photo: PhotoPart): FormData {
  const form = new FormData();
  // React Native's FormData takes the description of a file where the DOM types say Blob.
  form.append('photo', photo as Blob);
  return form;
}

/** Typed calls of the HTTP API, one per use. All throw what `toFailure` reads. */
export function createApiClient(http: AxiosInstance) {
  const get = async <R>(path: string, params?: object) =>
    (await http.get<R>(path, { params })).data;
  const post = async <R>(path: string, body?: object, idempotencyKey?: string) =>
    (await http.post<R>(path, body, { idempotencyKey })).data;
  const visit = async <R>(path: string, body: object) =>
    (await http.post<R>(path, body, { isAnonymous: true })).data;
  const store = (storeId: string) => `/stores/${storeId}`;

  return {
    register: (body: T.RegisterRequest) => visit<T.Challenge>('/auth/register', body),
    verifyOtp: (body: { challengeId: string; code: string }) =>
      visit<T.Tokens>('/auth/verify-otp', body),
    resendOtp: (challengeId: string) => visit<T.Challenge>('/auth/resend-otp', { challengeId }),
    login: (body: { identifier: string; password: string }) => visit<T.Tokens>('/auth/login', body),
    requestLoginOtp: (identifier: string) =>
      visit<T.Challenge>('/auth/login/otp/request', { identifier }),
    verifyLoginOtp: (body: { challengeId: string; code: string }) =>
      visit<T.Tokens>('/auth/login/otp/verify', body),
    forgotPassword: (identifier: string) =>
      visit<T.Challenge>('/auth/password/forgot', { identifier }),
    resetPassword: (body: { challengeId: string; code: string; password: string }) =>
      visit<T.Tokens>('/auth/password/reset', body),
    refresh: async (refreshToken: string | null) =>
      keptTokens(await withRefreshToken<T.Tokens>(http, '/auth/refresh', refreshToken)),
    logout: (refreshToken: string | null) =>
      withRefreshToken<void>(http, '/auth/logout', refreshToken),

    getMe: () => get<T.Me>('/users/me'),
    listStores: () => get<T.Page<T.Store>>('/stores'),
    createStore: (body: { name: string; giro: string }, key: string) =>
      post<T.Store>('/stores', body, key),

    getWallet: () => get<T.Wallet>('/credits/wallet'),
    listTransactions: (cursor?: string) =>
      get<T.Page<T.CreditTransaction>>('/credits/transactions', { cursor }),
    getQuote: (storeId: string, durationMs: number) =>
      get<T.Quote>(`${store(storeId)}/credits/quote`, { durationMs }),

    listProducts: (storeId: string, search: string, cursor?: string) =>
      get<T.Page<T.Product>>(`${store(storeId)}/products`, {
        search: search === '' ? undefined : search,
        cursor,
      }),
    getProduct: (storeId: string, productId: string) =>
      get<T.Product>(`${store(storeId)}/products/${productId}`),
    createProduct: (storeId: string, body: T.NewProduct, key: string) =>
      post<T.Product>(`${store(storeId)}/products`, body, key),
    updateProduct: async (
      storeId: string,
      product: { id: string; version: number },
      body: T.ProductChanges,
    ) =>
      (
        await http.patch<T.Product>(`${store(storeId)}/products/${product.id}`, body, {
          headers: { 'If-Match': `"${product.version}"` },
        })
      ).data,
    deleteProduct: async (storeId: string, productId: string) => {
      await http.delete(`${store(storeId)}/products/${productId}`);
    },
    listReferences: (storeId: string, productId: string) =>
      get<{ items: T.Reference[] }>(`${store(storeId)}/products/${productId}/references`),
    addReference: async (storeId: string, productId: string, photo: PhotoPart, key: string) =>
      (
        await http.post<T.Reference>(
          `${store(storeId)}/products/${productId}/references`,
          photoForm(photo),
          { idempotencyKey: key, timeout: 60_000 },
        )
      ).data,

    createSession: (
      storeId: string,
      body: { name?: string; area?: string; countId?: string },
      key: string,
    ) => post<T.Session>(`${store(storeId)}/sessions`, body, key),
    listSessions: (storeId: string) => get<T.Page<T.Session>>(`${store(storeId)}/sessions`),
    getSession: (storeId: string, sessionId: string) =>
      get<T.Session>(`${store(storeId)}/sessions/${sessionId}`),
    cancelSession: (storeId: string, sessionId: string, key: string) =>
      post<T.Session>(`${store(storeId)}/sessions/${sessionId}/cancel`, {}, key),
    retrySession: (storeId: string, sessionId: string, key: string) =>
      post<T.Session>(`${store(storeId)}/sessions/${sessionId}/retry`, {}, key),
    getReport: (storeId: string, sessionId: string) =>
      get<T.Report>(`${store(storeId)}/sessions/${sessionId}/report`),
    getItemEvidence: (storeId: string, sessionId: string, itemId: string) =>
      get<T.ItemEvidence>(`${store(storeId)}/sessions/${sessionId}/items/${itemId}/evidence`),

    createUpload: (
      storeId: string,
      body: { sessionId: string; fileName: string; contentType: string; sizeBytes: number },
      key: string,
    ) => post<T.Upload>(`${store(storeId)}/uploads`, body, key),
    getUpload: (storeId: string, uploadId: string) =>
      get<T.Upload>(`${store(storeId)}/uploads/${uploadId}`),
    addUploadParts: (storeId: string, uploadId: string, partNumbers: number[]) =>
      post<Pick<T.Upload, 'parts'>>(`${store(storeId)}/uploads/${uploadId}/parts`, { partNumbers }),
    completeUpload: (
      storeId: string,
      uploadId: string,
      body: { sha256: string; parts: Array<{ partNumber: number; etag: string }> },
      key: string,
    ) => post<T.Session>(`${store(storeId)}/uploads/${uploadId}/complete`, body, key),
    abortUpload: (storeId: string, uploadId: string) =>
      post<unknown>(`${store(storeId)}/uploads/${uploadId}/abort`, {}),
  };
}

export type ApiClient = ReturnType<typeof createApiClient>;
