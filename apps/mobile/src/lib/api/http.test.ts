import type { AxiosAdapter, InternalAxiosRequestConfig } from 'axios';
import { AxiosError } from 'axios';

import { createMemoryTokenStore } from '../../test-support/memory-token-store';
import { TokenKeeper } from '../auth/token-keeper';
import { toFailure } from './failure';
import { createHttp } from './http';

const later = new Date(Date.now() + 900_000).toISOString();

function httpOver(
  answer: (config: InternalAxiosRequestConfig) => { status: number; data?: unknown } | 'offline',
) {
  const seen: InternalAxiosRequestConfig[] = [];
  const adapter: AxiosAdapter = async (config) => {
    seen.push(config);
    const result = answer(config);
    if (result === 'offline') throw new AxiosError('Network Error', 'ERR_NETWORK', config);
    const response = { ...result, data: result.data, statusText: '', headers: {}, config };
    if (result.status >= 400) throw new AxiosError('x', 'ERR_BAD_REQUEST', config, null, response);
    return response;
  };
  const refresh = jest.fn(async () => ({
    accessToken: 'new',
    accessTokenExpiresAt: later,
    refreshToken: 'refresh-new',
  }));
  const store = createMemoryTokenStore({
    accessToken: 'old',
    accessTokenExpiresAt: later,
    refreshToken: 'refresh-old',
  });
  const tokens = new TokenKeeper({ store, refresh, onSignedOut: () => undefined });
  const http = createHttp({ baseUrl: 'http://api.test', tokens, language: () => 'es-MX' });
  http.defaults.adapter = adapter;
  return { http, seen, refresh };
}

describe('createHttp', () => {
  it('refreshes once for many parallel 401s and repeats each call', async () => {
    const { http, refresh, seen } = httpOver((config) =>
      config.headers.get('Authorization') === 'Bearer new'
        ? { status: 200, data: 'ok' }
        : { status: 401 },
    );
    const answers = await Promise.all(Array.from({ length: 8 }, () => http.get('/users/me')));
    expect(answers.map(({ data }) => data as string)).toEqual(
      Array.from({ length: 8 }, () => 'ok'),
    );
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(seen).toHaveLength(16);
  });

  it('sends language, bearer and idempotency key', async () => {
    const { http, seen } = httpOver(() => ({ status: 201 }));
    await http.post('/stores', {}, { idempotencyKey: 'key-1' });
    const headers = seen[0]!.headers;
    expect(headers.get('Accept-Language')).toBe('es-MX');
    expect(headers.get('Authorization')).toBe('Bearer old');
    expect(headers.get('Idempotency-Key')).toBe('key-1');
  });

  it('repeats a POST over a broken network only when a key makes that safe', async () => {
    let failures = 1;
    const flaky = httpOver(() => (failures-- > 0 ? 'offline' : { status: 201 }));
    await flaky.http.post('/stores', {}, { idempotencyKey: 'key-1' });
    expect(flaky.seen).toHaveLength(2);
    const bare = httpOver(() => 'offline');
    await expect(bare.http.post('/stores', {})).rejects.toBeDefined();
    expect(bare.seen).toHaveLength(1);
  });

  it('lets a wrong password be an answer, without a refresh', async () => {
    const { http, refresh } = httpOver(() => ({
      status: 401,
      data: {
        code: 'auth.invalid_credentials',
        title: 'No',
        status: 401,
        detail: 'Revisa tus datos.',
      },
    }));
    const error: unknown = await http
      .post('/auth/login', {}, { isAnonymous: true })
      .catch((caught: unknown) => caught);
    expect(toFailure(error)).toEqual({
      kind: 'rejected',
      code: 'auth.invalid_credentials',
      status: 401,
      title: 'No',
      detail: 'Revisa tus datos.',
    });
    expect(refresh).not.toHaveBeenCalled();
  });
});
