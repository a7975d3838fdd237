import fastifyCookie from '@fastify/cookie';
import fastifyCors from '@fastify/cors';
import fastifyHelmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '../../config/app-config.js';
import { PlatformError } from '../errors/platform.errors.js';
import { isTooDeep } from './body-depth.js';
import { sendProblem } from './problem.filter.js';

/** Answers of the API are data: nothing in them may load, run, frame or be framed. */
const STRICT_CSP =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
/** The documentation and the development mailbox are the only pages. They run no inline script. */
const PAGE_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; " +
  "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; " +
  "form-action 'none'";
/**
 * The panel of staff and the board of queues: scripts from here alone, none of them inline. Styles
 * are made by scripts while the page runs, which no header can tell from inline ones.
 */
const panelCsp = (pictures: string): string =>
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
  `img-src 'self' data: blob:${pictures}; connect-src 'self'; frame-ancestors 'none'; ` +
  "base-uri 'self'; form-action 'self'";
const PANEL = /^\/admin(\/|\?|$)/;
const PAGES = /^\/(api\/docs|dev)(\/|\?|$)/;

/** Headers that the web app may read of an answer. */
const EXPOSED_HEADERS = [
  'ETag',
  'X-Request-Id',
  'Retry-After',
  'Idempotency-Replayed',
  'RateLimit-Policy',
  'RateLimit-Limit',
  'RateLimit-Remaining',
  'RateLimit-Reset',
];

/** What a browser is told to refuse, who may call from a page, and bodies that are attacks. */
export async function registerWebProtections(
  app: NestFastifyApplication,
  config: AppConfig,
): Promise<void> {
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: false,
    crossOriginResourcePolicy: { policy: 'same-site' },
    hsts: { maxAge: 365 * 24 * 60 * 60, includeSubDomains: true },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(fastifyCors, {
    origin: [...config.http.webOrigins],
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: 600,
  });
  await app.register(fastifyCookie);
  const server = app.getHttpAdapter().getInstance();
  const { storage } = config;
  const pictures = storage.kind === 's3' ? ` ${new URL(storage.s3.publicEndpoint).origin}` : '';
  const policyOf = (url: string): string => {
    if (PANEL.test(url)) return panelCsp(pictures);
    return PAGES.test(url) ? PAGE_CSP : STRICT_CSP;
  };
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('Content-Security-Policy', policyOf(request.url));
  });
  server.addHook('preValidation', async (request, reply) => {
    if (isTooDeep(request.body)) return sendProblem(PlatformError.malformed(), request, reply);
    return undefined;
  });
}
