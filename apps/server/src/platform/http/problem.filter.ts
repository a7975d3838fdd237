import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { errorText, type ErrorCode, type Language } from '@miinventario/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';
import { isDatabaseAway } from '../database/away.js';
import { databaseFault } from '../errors/database-error.js';
import { log } from '../telemetry/logger.js';

/** RFC 9457 problem document, with a stable `code` and the request's id. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly errors?: ReadonlyArray<{ field: string; code: string; message: string }>;
  readonly [extension: string]: unknown;
}

/** The only place that turns an error into HTTP. Unknown errors are logged whole and told nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const known = toAppError(error);
    if (known.status >= 500) {
      log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'failed');
    }
    if (reply.sent || reply.raw.headersSent) {
      // A stream had begun (a film, live progress): the connection is all that is left to end.
      reply.raw.destroy();
      return;
    }
    sendProblem(known, request, reply);
  }
}

/** Answers with the problem document of an error. */
export function sendProblem(
  error: AppError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error.retryAfterSeconds !== undefined) {
    void reply.header('Retry-After', String(error.retryAfterSeconds));
  }
  return reply
    .status(error.status)
    .header('Cache-Control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(toProblem(error, request.id, requestLanguage(request))));
}

/** The problem document of an error in a language. */
export function toProblem(error: AppError, requestId: string, language: Language): ProblemDocument {
  const text = errorText(error.code, language, error.params);
  return {
    ...error.extensions,
    type: `https://miinventario.mx/errores/${error.code}`,
    title: text.title,
    status: error.status,
    detail: text.detail,
    code: error.code,
    requestId,
    ...(error.fields.length > 0 ? { errors: [...error.fields] } : {}),
  };
}

/** Spanish unless the client plainly prefers English. */
export function requestLanguage(request: FastifyRequest): Language {
  const accepted = request.headers['accept-language'] ?? '';
  const first = accepted
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag }) => tag.startsWith('es') || tag.startsWith('en'))
    .sort((a, b) => b.quality - a.quality)[0];
  return first?.tag.startsWith('en') ? 'en' : 'es';
}

/** Framework statuses that have a code of ours. */
const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'request.malformed',
  404: 'resource.not_found',
  405: 'resource.method_not_allowed',
  406: 'request.not_acceptable',
  413: 'request.too_large',
  415: 'request.unsupported_media_type',
  503: 'service.unavailable',
};

/** SQLSTATEs caused by what the client sent: text that PostgreSQL cannot hold, numbers too large. */
const CLIENT_SQL_STATES = new Set(['22P02', '22003', '22021', '22P05', '22007', '22008']);

function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HttpException) return fromStatus(error.getStatus(), error);
  const fault = databaseFault(error);
  if (fault && CLIENT_SQL_STATES.has(fault.sqlState)) {
    return new AppError('request.invalid', { cause: error });
  }
  // The client should come back.
  if (isDatabaseAway(error)) {
    return new AppError('service.unavailable', { cause: error, retryAfterSeconds: 2 });
  }
  if (typeof error === 'object' && error !== null && 'statusCode' in error) {
    return fromStatus(Number(error.statusCode), error);
  }
  return new AppError('service.unexpected', { cause: error });
}

function fromStatus(status: number, cause: unknown): AppError {
  const code =
    BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'request.malformed' : undefined);
  return new AppError(code ?? 'service.unexpected', { cause });
}
