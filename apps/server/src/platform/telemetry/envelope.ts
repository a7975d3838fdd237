import { currentSubject, subjectOfPayload, type Subject } from './log-context.js';
import { currentCarrier } from './tracing.js';

/** What travels with an event or job beside its payload, so that the worker's lines and spans join. */
export interface EnvelopeContext extends Subject {
  /** W3C Trace Context of the sender. */
  readonly traceparent?: string;
  readonly tracestate?: string;
}

/** Of the work under way, and of what is about to be sent. */
export function envelopeContext(payload: object): EnvelopeContext {
  return {
    ...currentCarrier(),
    ...currentSubject(),
    ...subjectOfPayload(payload as Readonly<Record<string, unknown>>),
  };
}
