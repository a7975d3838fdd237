import { isSpanContextValid, trace } from '@opentelemetry/api';
import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';
import { logContext } from './log-context.js';
import { scrub } from './scrub.js';

/** Paths whose values are personal or secret and never reach a log line. */
const REDACTED = [
  'password',
  'phone',
  'email',
  'name',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'to',
].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/**
 * JSON lines to stdout; the level is set once at start from the configuration. Each line names the
 * request, user, store, session, job and trace that it belongs to.
 */
export const log: Logger = pino({
  level: 'info',
  mixin: () => ({ ...logContext(), ...traceIds() }),
  redact: { paths: REDACTED, censor: '[oculto]' },
  serializers: { err: serializeError },
});

function traceIds(): { traceId?: string; spanId?: string } {
  const span = trace.getActiveSpan()?.spanContext();
  return span && isSpanContextValid(span) ? { traceId: span.traceId, spanId: span.spanId } : {};
}

/** An error without the values that database drivers attach to it (they hold personal data). */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: scrub(String(error)) };
  const { code, constraint, table } = error as Error & Record<string, unknown>;
  return {
    type: error.name,
    message: scrub(error.message),
    stack: scrub(error.stack ?? ''),
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint, table }),
    ...(error.cause === undefined ? {} : { cause: serializeError(error.cause) }),
  };
}

/** Nest's own messages through the same logger. */
export class NestLogger implements LoggerService {
  log(message: unknown, context?: string): void {
    log.debug({ context }, String(message));
  }
  error(message: unknown, ...rest: unknown[]): void {
    log.error(
      { context: rest.at(-1) },
      scrub(message instanceof Error ? message.message : String(message)),
    );
  }
  warn(message: unknown, context?: string): void {
    log.warn({ context }, String(message));
  }
  debug(message: unknown, context?: string): void {
    log.debug({ context }, String(message));
  }
  verbose(message: unknown, context?: string): void {
    log.trace({ context }, String(message));
  }
  fatal(message: unknown, context?: string): void {
    log.fatal({ context }, String(message));
  }
}
