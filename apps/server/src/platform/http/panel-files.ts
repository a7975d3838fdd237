import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { panelPolicy } from './content-policies.js';

/** Files whose name carries a hash of their content never change. */
const HASHED = /[\\/]assets[\\/]/;
/** What the build writes where each answer has its nonce. */
const NONCE_MARK = '__CSP_NONCE__';
const NONCE_BYTES = 16;

export interface PanelFiles {
  /** The built panel. */
  readonly directory: string;
  /** Origins that its pictures may come from. */
  readonly pictures: readonly string[];
}

/**
 * Serves the built panel of staff at /admin/: the page itself is asked for anew each time, what it
 * loads is kept for good. The page holds nothing but the program; what it shows, the API answers.
 */
export async function registerPanelFiles(
  server: FastifyInstance,
  { directory, pictures }: PanelFiles,
): Promise<void> {
  const page = await readFile(join(directory, 'index.html'), 'utf8');
  const sendPage = (_request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    return reply
      .header('Content-Security-Policy', panelPolicy(nonce, pictures))
      .header('Cache-Control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE_MARK, nonce));
  };
  server.get('/admin', (_request, reply) => reply.redirect('/admin/', 302));
  server.get('/admin/', sendPage);
  server.get('/admin/index.html', sendPage);
  await server.register(fastifyStatic, {
    root: directory,
    prefix: '/admin/',
    index: false,
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
