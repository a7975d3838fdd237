import type { Tokens } from '../api/types';
import type { StoredTokens } from './token-store.port';

/** What an answer gives to keep; an empty refresh token says that it came as a cookie. */
export function keptTokens(answer: Tokens): StoredTokens {
  return {
    accessToken: answer.accessToken,
    accessTokenExpiresAt: answer.accessTokenExpiresAt,
    refreshToken: answer.refreshToken === '' ? null : answer.refreshToken,
  };
}
