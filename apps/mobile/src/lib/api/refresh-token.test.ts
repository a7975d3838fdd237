import type { AxiosAdapter, InternalAxiosRequestConfig } from 'axios';
import { AxiosError } from 'axios';

import { createMemoryTokenStore } from '../../test-support/memory-token-store';
import { TokenKeeper } from '../auth/token-keeper';
import { createHttp } from './http';
import { withRefreshToken } from './refresh-token';

/** A server in the cookie mode: each use of the cookie replaces it, and the CSRF token with it. */
function cookieServer(options: { otherWindowRefreshesAfterCsrf?: boolean } = {}) {
  let cookie = 1;
  let isOtherWindowDue = options.otherWindowRefreshesAfterCsrf === true;
  const seen: InternalAxiosRequestConfig[] = [];
  const adapter: AxiosAdapter = async (config) => {
    seen.push(config);
    const answer = { status: 200, statusText: '', headers: {}, config };
    if (config.url === '/auth/csrf') {
      const data = { csrfToken: `csrf-${cookie}` };
      if (isOtherWindowDue) cookie += 1;
      isOtherWindowDue = false;
      return { ...answer, data };
    }
    if (config.headers.get('X-CSRF-Token') !== `csrf-${cookie}`) {
      const data = { title: '', status: 403, code: 'auth.csrf' };
      const response = { ...answer, status: 403, data };
      throw new AxiosError('x', 'ERR_BAD_REQUEST', config, null, response);
    }
    cookie += 1;
    return { ...answer, data: { accessToken: `access-${cookie}` } };
  };
  const tokens = new TokenKeeper({
    store: createMemoryTokenStore(),
    refresh: jest.fn(),
    onSignedOut: () => undefined,
  });
  const common = { baseUrl: 'http://api.test', tokens, language: () => 'es-MX' };
  const http = createHttp({ ...common, sessionMode: 'cookie' });
  http.defaults.adapter = adapter;
  return { http, seen };
}

describe('withRefreshToken', () => {
  it('sends the cookie with the CSRF token that belongs to it, and no token of its own', async () => {
    const { http, seen } = cookieServer();
    expect(await withRefreshToken(http, '/auth/refresh', null)).toEqual({
      accessToken: 'access-2',
    });
    const [, refresh] = seen;
    expect(refresh!.withCredentials).toBe(true);
    expect(refresh!.headers.get('X-Session-Mode')).toBe('cookie');
    expect(refresh!.data).toBe('{}');
  });

  it('tries once more when another window replaced the cookie in between', async () => {
    const { http, seen } = cookieServer({ otherWindowRefreshesAfterCsrf: true });
    expect(await withRefreshToken(http, '/auth/refresh', null)).toEqual({
      accessToken: 'access-3',
    });
    expect(seen.map(({ url }) => url)).toEqual([
      '/auth/csrf',
      '/auth/refresh',
      '/auth/csrf',
      '/auth/refresh',
    ]);
  });

  it('sends cookies to the routes of auth and to no other', async () => {
    const { http, seen } = cookieServer();
    await http.get('/auth/csrf', { isAnonymous: true });
    await http.get('/stores', { isAnonymous: true }).catch(() => undefined);
    expect(seen.map(({ withCredentials }) => withCredentials === true)).toEqual([true, false]);
  });
});
