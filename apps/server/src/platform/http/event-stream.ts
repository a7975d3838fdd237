import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

/** What goes down a stream of server-sent events. */
export interface StreamEvent {
  readonly type: string;
  readonly id?: string;
  readonly data: object;
}

const HEADERS = {
  'content-type': 'text/event-stream',
  connection: 'keep-alive',
  'cache-control': 'no-cache, no-store, no-transform',
  // A proxy of nginx must not collect events before it passes them on.
  'x-accel-buffering': 'no',
} as const;

/**
 * Takes the answer over as a stream of events (https://html.spec.whatwg.org/multipage/server-sent-events.html),
 * written by hand: thousands are open at once, and a chain of streams and observables for each costs more
 * memory than the connection. The headers that the hooks set before go along.
 */
export function openEventStream(reply: FastifyReply): ServerResponse {
  for (const [name, value] of Object.entries(HEADERS)) void reply.header(name, value);
  const headers = Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    value === undefined ? [] : [name, value],
  );
  const { raw } = reply.hijack();
  raw.socket?.setKeepAlive(true);
  raw.socket?.setNoDelay(true);
  raw.socket?.setTimeout(0);
  raw.writeHead(200, headers);
  raw.flushHeaders();
  raw.on('error', () => undefined);
  // The hooks of the answer's end hear of a finish or of a fault, and a client that leaves is neither.
  raw.once('close', () => {
    if (!raw.writableFinished) raw.emit('error', new Error('the client has left'));
  });
  return raw;
}

/** One event as it goes over the wire. JSON has no line break of its own, so the data is one line. */
export function formatEvent({ type, id, data }: StreamEvent): string {
  const mark = id === undefined ? '' : `id: ${id}\n`;
  return `event: ${type}\n${mark}data: ${JSON.stringify(data)}\n\n`;
}
