import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Files whose name carries a hash of their content never change. */
const HASHED = /\/assets\//;

/**
 * Serves the built panel of staff at /admin: the page itself is asked for anew each time, everything
 * else is kept for good. The page holds nothing but the program; what it shows, the API answers.
 */
export async function registerPanelFiles(
  server: FastifyInstance,
  directory: string,
): Promise<void> {
  server.get('/admin', (_request, reply) => reply.redirect('/admin/', 302));
  await server.register(fastifyStatic, {
    root: directory,
    prefix: '/admin/',
    decorateReply: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const isHashed = HASHED.test(path);
      void response.header(
        'Cache-Control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
}
