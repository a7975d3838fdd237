import type { AxiosInstance } from 'axios';

import { toFailure } from './failure';

/**
 * Posts a refresh token: in the body, or (null) by the browser's cookie with the CSRF token that
 * belongs to it. Another window may change the cookie between the two requests; then once more.
 */
export async function withRefreshToken<R>(
  http: AxiosInstance,
  path: string,
  refreshToken: string | null,
): Promise<R> {
  if (refreshToken !== null) {
    return (await http.post<R>(path, { refreshToken }, { isAnonymous: true })).data;
  }
  try {
    return await withCookie<R>(http, path);
  } catch (error) {
    const failure = toFailure(error);
    if (failure.kind !== 'rejected' || failure.code !== 'auth.csrf') throw error;
    return withCookie<R>(http, path);
  }
}

async function withCookie<R>(http: AxiosInstance, path: string): Promise<R> {
  const csrf = await http.get<{ csrfToken: string | null }>('/auth/csrf', { isAnonymous: true });
  const headers = { 'X-CSRF-Token': csrf.data.csrfToken ?? '' };
  return (await http.post<R>(path, {}, { isAnonymous: true, headers })).data;
}
