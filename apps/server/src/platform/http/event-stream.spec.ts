import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, it } from 'vitest';
import { formatEvent, openEventStream } from './event-stream.js';

describe('a stream of events', () => {
  let server: FastifyInstance | undefined;
  afterEach(() => server?.close());

  it('has the headers of a stream and those that were set before, and passes events on as they come', async () => {
    server = Fastify({ forceCloseConnections: true });
    server.addHook('onRequest', (_request, reply, done) => {
      void reply.header('X-Request-Id', 'r-1');
      done();
    });
    server.get('/stream', (_request, reply) => {
      openEventStream(reply).write(formatEvent({ type: 'unread', data: { count: 2 } }));
    });
    const answer = await fetch(`${await server.listen({ port: 0, host: '127.0.0.1' })}/stream`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('x-request-id')).toBe('r-1');
    const { value } = await answer.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toBe('event: unread\ndata: {"count":2}\n\n');
  });

  it('is over for the hooks too when the client leaves', async () => {
    server = Fastify({ forceCloseConnections: true });
    const over = new Promise<void>((resolve) => {
      server?.addHook('onResponse', (_request, _reply, done) => {
        resolve();
        done();
      });
    });
    server.get('/stream', (_request, reply) => {
      openEventStream(reply).write('\n');
    });
    const leave = new AbortController();
    const url = `${await server.listen({ port: 0, host: '127.0.0.1' })}/stream`;
    const answer = await fetch(url, { signal: leave.signal });
    await answer.body!.getReader().read();
    leave.abort();
    await over;
  });

  it('names the event, and keeps line breaks of the data inside its line', () => {
    expect(formatEvent({ type: 'notification', id: 'n1', data: { title: 'a\nb' } })).toBe(
      'event: notification\nid: n1\ndata: {"title":"a\\nb"}\n\n',
    );
  });
});
