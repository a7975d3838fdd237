import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';
import { PlatformError } from '../errors/platform.errors.js';
import { newId } from '../database/ids.js';
import { sendProblem, toProblem } from './problem.filter.js';

/** Faults of an address that Fastify refuses before any route is known. */
export function answerFrameworkError(
  error: Error & { code?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const isLong = error.code === 'FST_ERR_MAX_PARAM_LENGTH';
  // Hooks that set headers have not run for such a request.
  void reply.header('X-Content-Type-Options', 'nosniff').header('X-Request-Id', request.id);
  sendProblem(isLong ? PlatformError.tooLarge() : PlatformError.malformed(), request, reply);
}

/** Bytes that are no HTTP, or headers without end: there is only a socket to answer on. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const isLong = error.code === 'HPE_HEADER_OVERFLOW';
  const fault: AppError = isLong ? PlatformError.tooLarge() : PlatformError.malformed();
  const body = JSON.stringify(toProblem(fault, newId(), 'es'));
  const head = [
    `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status] ?? 'Bad Request'}`,
    'Content-Type: application/problem+json; charset=utf-8',
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
