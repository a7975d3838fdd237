import fastifyCookie from '@fastify/cookie';
import fastifyCors from '@fastify/cors';
import fastifyHelmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AppConfig } from '../../config/app-config.js';
import { PlatformError } from '../errors/platform.errors.js';
import { isTooDeep } from './body-depth.js';
import { contentPolicyOf } from './content-policies.js';
import { sendProblem } from './problem.filter.js';

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
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('Content-Security-Policy', contentPolicyOf(request.url));
  });
  server.addHook('preValidation', async (request, reply) => {
    if (isTooDeep(request.body)) return sendProblem(PlatformError.malformed(), request, reply);
    return undefined;
  });
}
