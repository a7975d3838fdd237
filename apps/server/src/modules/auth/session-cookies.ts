import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { AuthError } from './auth.errors.js';
import { TokensResponse } from './dto/tokens.response.js';
import type { IssuedTokens } from './sessions.service.js';

/** `cookie` or `staff`: asks for the refresh token in a cookie that no script can read. */
export const SESSION_MODE_HEADER = 'x-session-mode';
export const CSRF_HEADER = 'x-csrf-token';
/**
 * A cookie for each kind of page: the panel of staff and the web app may be open side by side in one
 * browser, as two people.
 */
const COOKIES = { cookie: 'mi_refresh', staff: 'mi_staff' } as const;
type CookieMode = keyof typeof COOKIES;
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
    const mode = modeOf(request);
    if (!mode) return body;
    void reply.setCookie(COOKIES[mode], tokens.refreshToken, {
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

  clear(request: FastifyRequest, reply: FastifyReply): void {
    void reply.clearCookie(COOKIES[modeOf(request) ?? 'cookie'], this.options());
  }

  private assertNotForged(request: FastifyRequest, token: string): void {
    const { origin } = request.headers;
    const { webOrigins, publicApiUrl } = this.config.http;
    // The panel of staff is a page of the API's own address.
    const known = [...webOrigins, new URL(publicApiUrl).origin];
    const isForeign = origin !== undefined && !known.includes(origin);
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

function modeOf(request: FastifyRequest): CookieMode | undefined {
  const mode = request.headers[SESSION_MODE_HEADER];
  return mode === 'cookie' || mode === 'staff' ? mode : undefined;
}

function readCookie(request: FastifyRequest): string | undefined {
  const value = request.cookies[COOKIES[modeOf(request) ?? 'cookie']];
  return value !== undefined && /^[\w-]{20,100}$/.test(value) ? value : undefined;
}

function csrfTokenOf(refreshToken: string): string {
  return createHmac('sha256', refreshToken).update('csrf').digest('base64url');
}
