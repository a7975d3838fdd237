import type { TokensResponse } from '@miinventario/contracts/client';
import { problemOf } from './problem';

const AUTH = '/api/v1/auth';
/** Windows of one browser share the cookie: they take turns to use it. */
const LOCK = 'mi-staff-session';

let accessToken: string | undefined;
let refreshing: Promise<string | undefined> | undefined;

/** The access token, in the memory of this window alone. */
export function currentToken(): string | undefined {
  return accessToken;
}

/** Logs in by password; the refresh token goes into a cookie that no script can read. */
export async function logIn(identifier: string, password: string): Promise<TokensResponse> {
  return keep(await ask('/login', { body: { identifier, password } }));
}

/**
 * The next access token, by the cookie; undefined when there is no session any more. Callers at the
 * same time share one request, since each refresh token is for one use.
 */
export function refreshToken(): Promise<string | undefined> {
  refreshing ??= takeTurn(refreshByCookie).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

/** Ends the session on the server and forgets it here, whatever the server says. */
export async function logOut(): Promise<void> {
  accessToken = undefined;
  const csrfToken = await askCsrfToken().catch(() => null);
  if (csrfToken !== null) await ask('/logout', { csrfToken, body: {} }).catch(() => undefined);
}

/** Forgets the access token: the next request has to ask the server whether there is a session. */
export function forgetToken(): void {
  accessToken = undefined;
}

async function refreshByCookie(): Promise<string | undefined> {
  accessToken = undefined;
  const csrfToken = await askCsrfToken();
  if (csrfToken === null) return undefined;
  const answer = await ask('/refresh', { csrfToken, body: {} });
  if (answer.status === 401 || answer.status === 403) return undefined;
  return (await keep(answer)).accessToken;
}

async function askCsrfToken(): Promise<string | null> {
  const answer = await fetch(`${AUTH}/csrf`, { headers: { 'X-Session-Mode': 'staff' } });
  if (!answer.ok) throw problemOf(answer.status, await answer.text());
  return ((await answer.json()) as { csrfToken: string | null }).csrfToken;
}

function ask(
  path: string,
  { csrfToken, body }: { readonly csrfToken?: string; readonly body: object },
): Promise<Response> {
  return fetch(`${AUTH}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Session-Mode': 'staff',
      ...(csrfToken === undefined ? {} : { 'X-CSRF-Token': csrfToken }),
    },
    body: JSON.stringify(body),
  });
}

async function keep(answer: Response): Promise<TokensResponse> {
  const text = await answer.text();
  if (!answer.ok) throw problemOf(answer.status, text);
  const tokens = JSON.parse(text) as TokensResponse;
  accessToken = tokens.accessToken;
  return tokens;
}

/** Browsers without locks are older than what the panel is built for. */
function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(LOCK, work);
}
