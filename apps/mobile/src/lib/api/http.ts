import axios, { type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';
import axiosRetry, { exponentialDelay, isNetworkError } from 'axios-retry';

import type { TokenKeeper } from '../auth/token-keeper';

declare module 'axios' {
  interface AxiosRequestConfig {
    /** Makes a POST safe to send twice: the server answers a repeated key with the first result. */
    idempotencyKey?: string;
    /** Calls of a visitor: no token is sent and a 401 is an answer, not an expired session. */
    isAnonymous?: boolean;
    /** Set by the interceptor: this call was already repeated with a new token. */
    wasReauthorized?: boolean;
  }
}

export interface HttpOptions {
  baseUrl: string;
  tokens: TokenKeeper;
  /** BCP 47 tag sent as Accept-Language. */
  language: () => string;
  /** `cookie`: the browser keeps the refresh token, and sends it to /auth alone. */
  sessionMode?: 'body' | 'cookie';
}

const TIMEOUT_MS = 20_000;
const RETRIES = 3;

function isRepeatable(config: InternalAxiosRequestConfig | undefined): boolean {
  if (config === undefined) return false;
  const method = (config.method ?? 'get').toLowerCase();
  return method === 'get' || method === 'delete' || config.idempotencyKey !== undefined;
}

/** The one door to the API: bearer, language, idempotency, retry with backoff, single refresh. */
export function createHttp({
  baseUrl,
  tokens,
  language,
  sessionMode = 'body',
}: HttpOptions): AxiosInstance {
  const http = axios.create({ baseURL: baseUrl, timeout: TIMEOUT_MS });

  http.interceptors.request.use(async (config) => {
    config.headers.set('Accept-Language', language());
    if (config.idempotencyKey !== undefined) {
      config.headers.set('Idempotency-Key', config.idempotencyKey);
    }
    if (sessionMode === 'cookie' && config.url?.startsWith('/auth/') === true) {
      config.withCredentials = true;
      config.headers.set('X-Session-Mode', 'cookie');
    }
    if (config.isAnonymous !== true) {
      const accessToken = await tokens.getAccessToken();
      if (accessToken !== null) config.headers.set('Authorization', `Bearer ${accessToken}`);
    }
    return config;
  });

  axiosRetry(http, {
    retries: RETRIES,
    retryDelay: (count, error) => exponentialDelay(count, error, 300),
    retryCondition: (error) => {
      if (!isRepeatable(error.config)) return false;
      const status = error.response?.status;
      return status === undefined ? isNetworkError(error) : status === 429 || status >= 502;
    },
  });

  http.interceptors.response.use(undefined, async (error: unknown) => {
    if (!axios.isAxiosError(error) || error.config === undefined) throw error;
    const { config } = error;
    const isExpired = error.response?.status === 401 && config.isAnonymous !== true;
    if (!isExpired || config.wasReauthorized === true) throw error;
    const rejected = String(config.headers.get('Authorization') ?? '').replace('Bearer ', '');
    const renewed = await tokens.renew(rejected);
    if (renewed === null) throw error;
    return http.request({ ...config, wasReauthorized: true });
  });

  return http;
}
