import type { AppConfig } from '../../config/app-config.js';

/** Answers of the API are data: nothing in them may load, run, frame or be framed. */
const STRICT = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** The documentation and the development mailbox: they run no inline script. */
const PAGE =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; " +
  "form-action 'none'";
/** The board of queues is somebody else's program: its styles carry no nonce. */
const BOARD =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
  "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; " +
  "form-action 'self'";
const BOARD_PATH = /^\/admin\/queues(\/|\?|$)/;
const PAGE_PATH = /^\/(api\/docs|dev)(\/|\?|$)/;

/** What the answer to an address may do in a browser. */
export function contentPolicyOf(url: string): string {
  if (BOARD_PATH.test(url)) return BOARD;
  return PAGE_PATH.test(url) ? PAGE : STRICT;
}

/**
 * The panel of staff: scripts from here alone, none of them inline. Its styles are made by scripts
 * while the page runs, and carry the nonce that was made for this answer alone.
 */
export function panelPolicy(nonce: string, pictures: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    `img-src ${["'self'", 'data:', 'blob:', ...pictures].join(' ')}`,
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** Where pictures of films and products come from, besides the page's own address. */
export function pictureOrigins({ http, storage }: AppConfig): string[] {
  const store = storage.kind === 's3' ? storage.s3.publicEndpoint : http.publicApiUrl;
  return [new URL(store).origin];
}
