import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type SpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import type { AppConfig } from '../../config/app-config.js';

/** The headers of W3C Trace Context (https://www.w3.org/TR/trace-context/) as they travel. */
export type TraceCarrier = Readonly<Record<string, string>>;

export interface SpanOptions {
  readonly kind: SpanKind;
  readonly attributes?: Attributes;
  /** Where the trace comes from; the work under way when absent. */
  readonly parent?: Context;
}

/** The application's tracer: spans cost nothing until tracing is started. */
export const tracer = (): Tracer => trace.getTracer('miinventario');

/**
 * Makes trace ids, carries them across processes and, when a collector is configured, sends spans
 * to it by OTLP over HTTP. `processors` replaces the collector in tests.
 * @returns to be called at the end; sends what is left.
 */
export function startTracing(
  role: 'api' | 'worker',
  config: Pick<AppConfig, 'environment' | 'telemetry'>,
  processors: readonly SpanProcessor[] = exportersOf(config),
): () => Promise<void> {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': `miinventario-${role}`,
      'deployment.environment.name': config.environment,
    }),
    sampler: new ParentBasedSampler({
      root: new TraceIdRatioBasedSampler(config.telemetry.tracing.sampleRatio),
    }),
    spanProcessors: [...processors],
  });
  provider.register();
  return () => provider.shutdown();
}

function exportersOf({ telemetry }: Pick<AppConfig, 'telemetry'>): SpanProcessor[] {
  const { otlpEndpoint } = telemetry.tracing;
  if (otlpEndpoint === undefined) return [];
  const url = `${otlpEndpoint.replace(/\/$/, '')}/v1/traces`;
  return [new BatchSpanProcessor(new OTLPTraceExporter({ url }))];
}

/** The trace of the work under way, to travel with a job or a request; empty when there is none. */
export function currentCarrier(): TraceCarrier {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier;
}

/** The context of a trace that came from elsewhere. */
export function contextOf(carrier: TraceCarrier | undefined): Context {
  return propagation.extract(context.active(), carrier ?? {});
}

/** Runs the work in a span of its own; what it throws is told in the span and thrown again. */
export async function inSpan<T>(
  name: string,
  options: SpanOptions,
  work: (span: Span) => Promise<T>,
): Promise<T> {
  const { kind, attributes = {}, parent = context.active() } = options;
  return tracer().startActiveSpan(name, { kind, attributes }, parent, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Marks a span as failed by the error's name: messages may hold personal data. */
export function failSpan(span: Span, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  span.setStatus({ code: SpanStatusCode.ERROR, message: name });
}

export { SpanKind };
