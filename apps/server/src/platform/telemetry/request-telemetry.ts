import { context, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { log } from './logger.js';
import {
  annotate,
  captureLogContext,
  resumeLogContext,
  runInLogContext,
  type LogContext,
} from './log-context.js';
import { httpDuration, httpInFlight } from './metrics.js';
import { contextOf, SpanKind, tracer, type TraceCarrier } from './tracing.js';

interface Watched {
  readonly logContext: LogContext | undefined;
  readonly span: Span | undefined;
}

const watched = new WeakMap<FastifyRequest, Watched>();

/** What is asked for every few seconds says nothing about people's requests. */
const isProbe = (route: string): boolean => route.startsWith('/health') || route === '/metrics';

/**
 * Each request in a context and a span of its own, told in one line and measured by its route
 * template. Must be registered before other hooks, so that those run within the context. A trace
 * is continued only where a proxy of ours stands in front: else anybody could have us record theirs.
 */
export function registerRequestTelemetry(
  server: FastifyInstance,
  options: { readonly trustsTraceparent: boolean },
): void {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header('X-Request-Id', request.id);
    const route = routeOf(request);
    httpInFlight.inc();
    runInLogContext({ requestId: request.id }, () => {
      if (isProbe(route)) {
        watched.set(request, { logContext: captureLogContext(), span: undefined });
        done();
        return;
      }
      const parent = contextOf(options.trustsTraceparent ? carrierOf(request) : {});
      const span = tracer().startSpan(
        `${request.method} ${route}`,
        {
          kind: SpanKind.SERVER,
          attributes: {
            'http.request.method': request.method,
            'http.route': route,
            'mi.request_id': request.id,
          },
        },
        parent,
      );
      watched.set(request, { logContext: captureLogContext(), span });
      context.with(trace.setSpan(parent, span), done);
    });
  });
  server.addHook('preHandler', (request, _reply, done) => {
    const { sessionId } = (request.params ?? {}) as Record<string, string | undefined>;
    if (sessionId !== undefined) annotate({ sessionId });
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { logContext, span } = watched.get(request) ?? { logContext: undefined, span: undefined };
    // The end of an answer is told by the socket, which knows no context.
    resumeLogContext(logContext, () => finish(request, reply, span));
    done();
  });
}

function finish(request: FastifyRequest, reply: FastifyReply, span: Span | undefined): void {
  const route = routeOf(request);
  const status = String(reply.statusCode);
  httpInFlight.dec();
  const seconds = reply.elapsedTime / 1000;
  if (!isStream(reply)) httpDuration.observe({ method: request.method, route, status }, seconds);
  span?.setAttribute('http.response.status_code', reply.statusCode);
  if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
  span?.end();
  const level = isProbe(route) ? 'debug' : 'info';
  log[level](
    { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
    'request',
  );
}

/** The template and never the address: ids would make a series each. */
function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'unmatched';
}

function carrierOf(request: FastifyRequest): TraceCarrier {
  const { traceparent, tracestate } = request.headers;
  return {
    ...(typeof traceparent === 'string' ? { traceparent } : {}),
    ...(typeof tracestate === 'string' ? { tracestate } : {}),
  };
}

/** A stream of events lasts as long as somebody watches. */
function isStream(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
}
