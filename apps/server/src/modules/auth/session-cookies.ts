import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { AuthError } from './auth.errors.js';
import { TokensResponse } from './dto/tokens.response.js';
import type { IssuedTokens } from './sessions.service.js';

/** Asks for the refresh token in a cookie that no script can read. */
export const SESSION_MODE_HEADER = 'x-session-mode';
export const CSRF_HEADER = 'x-csrf-token';
const COOKIE = 'mi_refresh';
/** The cookie goes to the routes that use it and to no other. */
const COOKIE_PATH = '/api/v1/auth';

/**
 * The cookie mode of web pages: the refresh token lives in an HttpOnly cookie, out of reach of any
 * script, and each use of it needs a CSRF token, which is made of the refresh token itself. A page of
 * another site can send the cookie, but can neither read the token nor make it.
 */
@Injectable()
export class SessionCookies {
  constructor(@Inject(APP_CONFIG) private readonly config: AppConfig) {}

  /** The answer to a proof or a refresh, in the mode that the client asks for. */
  respond(tokens: IssuedTokens, request: FastifyRequest, reply: FastifyReply): TokensResponse {
    const body = TokensResponse.of(tokens);
    if (!isCookieMode(request)) return body;
    void reply.setCookie(COOKIE, tokens.refreshToken, {
      ...this.options(),
      expires: tokens.refreshTokenExpiresAt,
    });
    return { ...body, refreshToken: '', csrfToken: csrfTokenOf(tokens.refreshToken) };
  }

  /**
   * The refresh token of the body, or of the cookie when the CSRF token and the origin are right.
   * @throws AppError auth.refresh_invalid, auth.csrf
   */
  refreshTokenOf(request: FastifyRequest, inBody: string | undefined): string {
    if (inBody !== undefined) return inBody;
    const token = readCookie(request);
    if (token === undefined) throw AuthError.refreshInvalid();
    this.assertNotForged(request, token);
    return token;
  }

  /** The CSRF token of the cookie's session, for a page that was loaded anew. */
  csrfToken(request: FastifyRequest): string | null {
    const token = readCookie(request);
    return token === undefined ? null : csrfTokenOf(token);
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(COOKIE, this.options());
  }

  private assertNotForged(request: FastifyRequest, token: string): void {
    const { origin } = request.headers;
    const isForeign = origin !== undefined && !this.config.http.webOrigins.includes(origin);
    const given = Buffer.from(String(request.headers[CSRF_HEADER] ?? ''));
    const expected = Buffer.from(csrfTokenOf(token));
    const isRight = given.length === expected.length && timingSafeEqual(given, expected);
    if (isForeign || !isRight) throw AuthError.csrf();
  }

  private options() {
    return {
      path: COOKIE_PATH,
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.http.publicApiUrl.startsWith('https:'),
    } as const;
  }
}

function isCookieMode(request: FastifyRequest): boolean {
  return request.headers[SESSION_MODE_HEADER] === 'cookie';
}

function readCookie(request: FastifyRequest): string | undefined {
  const value = request.cookies[COOKIE];
  return value !== undefined && /^[\w-]{20,100}$/.test(value) ? value : undefined;
}

function csrfTokenOf(refreshToken: string): string {
  return createHmac('sha256', refreshToken).update('csrf').digest('base64url');
}
