import type { StoredTokens } from './token-store.port';

function textOf(value: object, name: keyof StoredTokens): string | null {
  const text: unknown = Reflect.get(value, name);
  return typeof text === 'string' && text !== '' ? text : null;
}

/** What a phone keeps; there the refresh token is always at hand. Unreadable content counts as signed out, never as a crash at start. */
export function parseStoredTokens(text: string | null): StoredTokens | null {
  if (text === null) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return null;
    const accessToken = textOf(parsed, 'accessToken');
    const accessTokenExpiresAt = textOf(parsed, 'accessTokenExpiresAt');
    const refreshToken = textOf(parsed, 'refreshToken');
    if (accessToken === null || accessTokenExpiresAt === null || refreshToken === null) return null;
    return { accessToken, accessTokenExpiresAt, refreshToken };
  } catch {
    return null;
  }
}
