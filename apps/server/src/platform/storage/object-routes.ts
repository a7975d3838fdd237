import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { mkdir } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { PlatformError } from '../errors/platform.errors.js';
import type { AppError } from '../errors/app-error.js';
import { toProblem, requestLanguage } from '../http/problem.filter.js';
import type { DiskStorage } from './disk-storage.js';

/**
 * Serves the signed addresses of the disk store, the way an S3 server serves its own: the token is
 * the permission. Plain Fastify routes, since bodies are streamed to disk unparsed.
 */
export async function registerObjectRoutes(
  server: FastifyInstance,
  storage: DiskStorage,
): Promise<void> {
  await mkdir(storage.objectRoot, { recursive: true });
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    await scope.register(fastifyStatic, { root: storage.objectRoot, serve: false });

    scope.put<{ Params: { token: string } }>('/api/v1/objects/:token', async (request, reply) => {
      const refuse = (error: AppError) => sendProblem(reply, error, request);
      const grant = storage.grantOf(request.params.token);
      if (grant?.act !== 'put-part') return refuse(PlatformError.notFound());
      const body = (request.body ?? request.raw) as Readable;
      try {
        const etag = await storage.storePart(grant.id, grant.part, body);
        if (etag === undefined) return await refuse(PlatformError.notFound());
        return await reply.header('ETag', `"${etag}"`).status(200).send();
      } catch (error) {
        if (error instanceof RangeError) return refuse(PlatformError.tooLarge());
        throw error;
      }
    });

    scope.get<{ Params: { token: string } }>('/api/v1/objects/:token', async (request, reply) => {
      const grant = storage.grantOf(request.params.token);
      if (grant?.act !== 'read' || !(await storage.head(grant.key))) {
        return sendProblem(reply, PlatformError.notFound(), request);
      }
      return reply
        .header('Cross-Origin-Resource-Policy', 'cross-origin')
        .header('Cache-Control', 'private, max-age=3600')
        .sendFile(grant.key, { cacheControl: false });
    });
  });
}

function sendProblem(
  reply: FastifyReply,
  error: AppError,
  request: Parameters<typeof requestLanguage>[0],
): FastifyReply {
  return reply
    .status(error.status)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(toProblem(error, request.id, requestLanguage(request))));
}
