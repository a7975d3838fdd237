import { context, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { vendorDuration } from './metrics.js';
import { currentCarrier, SpanKind, tracer } from './tracing.js';

/** A request of undici, which is also Node's `fetch`, as its diagnostics channels tell of it. */
interface UndiciRequest {
  readonly method: string;
  readonly origin: string;
  addHeader(name: string, value: string): unknown;
}

/** A name for the service at a host, or undefined for one that is not measured. */
export type VendorOfHost = (host: string) => string | undefined;

interface Call {
  readonly vendor: string;
  readonly span: Span;
  readonly startedAt: number;
  status: number | undefined;
}

/**
 * Measures and traces every call to a vendor, whichever client library makes it: Node tells of
 * `fetch` and of `http` alike on its diagnostics channels (https://nodejs.org/api/diagnostics_channel.html).
 * Only host, method and status are recorded, never an address or a body.
 * @returns to be called at the end
 */
export function observeOutgoingHttp(vendorOf: VendorOfHost): () => void {
  const calls = new WeakMap<object, Call>();
  const begin = (key: object, host: string, method: string): Call | undefined => {
    const vendor = vendorOf(host);
    if (vendor === undefined) return undefined;
    const span = tracer().startSpan(`${method} ${vendor}`, {
      kind: SpanKind.CLIENT,
      attributes: { 'http.request.method': method, 'server.address': host, 'mi.vendor': vendor },
    });
    const call = { vendor, span, startedAt: performance.now(), status: undefined };
    calls.set(key, call);
    return call;
  };
  const end = (key: object): void => {
    const call = calls.get(key);
    calls.delete(key);
    if (call) finish(call);
  };
  return subscribeAll({
    'undici:request:create': (message) => {
      const { request } = message as { request: UndiciRequest };
      const call = begin(request, new URL(request.origin).host, request.method);
      if (!call) return;
      const carrier = context.with(trace.setSpan(context.active(), call.span), currentCarrier);
      for (const [name, value] of Object.entries(carrier)) request.addHeader(name, value);
    },
    'undici:request:headers': (message) => {
      const { request, response } = message as {
        request: object;
        response: { statusCode: number };
      };
      setStatus(calls.get(request), response.statusCode);
    },
    'undici:request:trailers': (message) => end((message as { request: object }).request),
    'undici:request:error': (message) => end((message as { request: object }).request),
    'http.client.request.start': (message) => {
      const { request } = message as { request: ClientRequest };
      const call = begin(request, hostOf(request), request.method);
      if (!call) return;
      request.once('response', (response: IncomingMessage) =>
        setStatus(call, response.statusCode ?? 0),
      );
      // After the answer's end as after a failure; a listener for errors would hide them.
      request.once('close', () => end(request));
    },
  });
}

function subscribeAll(listeners: Readonly<Record<string, (message: unknown) => void>>): () => void {
  for (const [name, listener] of Object.entries(listeners)) subscribe(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) unsubscribe(name, listener);
  };
}

function hostOf(request: ClientRequest): string {
  return String(request.getHeader('host') ?? request.host);
}

function setStatus(call: Call | undefined, status: number): void {
  if (call) call.status = status;
}

function finish({ vendor, span, startedAt, status }: Call): void {
  const outcome = outcomeOf(status);
  vendorDuration.observe({ vendor, outcome }, (performance.now() - startedAt) / 1000);
  if (status !== undefined) span.setAttribute('http.response.status_code', status);
  if (outcome !== 'ok') span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
  span.end();
}

function outcomeOf(status: number | undefined): 'ok' | 'refused' | 'failed' | 'unreachable' {
  if (status === undefined) return 'unreachable';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'ok';
}
