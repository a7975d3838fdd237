import type { ApiRequest } from '@miinventario/contracts/client';
import { ApiProblem, problemOf } from './problem';
import { queryString } from './query-string';
import { currentToken, refreshToken } from './staff-session';

let language = 'es-MX';

/** The language in which the API words its refusals. */
export function setApiLanguage(tag: string): void {
  language = tag;
}

/** Sends a request with the session's token; one that has run out is exchanged once. */
export async function sendByFetch<T>(request: ApiRequest): Promise<T> {
  const token = currentToken() ?? (await refreshToken());
  let answer = await send(request, token);
  if (answer.status === 401) {
    const next = await refreshToken();
    if (next !== undefined) answer = await send(request, next);
  }
  const text = await answer.text();
  if (!answer.ok) throw problemOf(answer.status, text);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function send(request: ApiRequest, token: string | undefined): Promise<Response> {
  const { url, method, params, data, headers, signal } = request;
  try {
    return await fetch(`${url}${queryString(params)}`, {
      method,
      headers: {
        Accept: 'application/json',
        'Accept-Language': language,
        ...headers,
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(method === 'POST' ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
      },
      body: data === undefined ? null : JSON.stringify(data),
      signal: signal ?? null,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, 'network', 'mi.error.network');
  }
}
