import type { EnvelopeContext } from './envelope.js';
import { runInLogContext } from './log-context.js';
import { log } from './logger.js';
import { jobDuration, jobsRunning, jobWait } from './metrics.js';
import { contextOf, inSpan, SpanKind } from './tracing.js';

/** One run of a job, as the queue knows it. */
export interface JobRun {
  readonly job: string;
  readonly jobId: string;
  readonly queue: string;
  readonly requestId: string;
  readonly context: EnvelopeContext | undefined;
  /** When it became due, milliseconds since 1970. */
  readonly enqueuedAt: number;
  readonly attempt: number;
  readonly isLastAttempt: boolean;
}

/** Runs a job within the trace and the log context it came with, and measures it. */
export async function observeJob(run: JobRun, work: () => Promise<void>): Promise<void> {
  const { traceparent, tracestate, ...subject } = run.context ?? {};
  const { job, jobId, requestId } = run;
  const carrier =
    traceparent === undefined ? {} : { traceparent, ...(tracestate && { tracestate }) };
  const attributes = {
    'messaging.system': 'miinventario',
    'messaging.destination.name': run.queue,
    'messaging.operation.type': 'process',
    'mi.request_id': requestId,
    'mi.job.attempt': run.attempt,
  };
  const parent = contextOf(carrier);
  if (run.attempt === 1) {
    jobWait.observe({ queue: run.queue }, Math.max(0, Date.now() - run.enqueuedAt) / 1000);
  }
  await runInLogContext({ ...subject, requestId, job, jobId }, () =>
    inSpan(`process ${job}`, { kind: SpanKind.CONSUMER, attributes, parent }, () =>
      measured(run, work),
    ),
  );
}

async function measured(run: JobRun, work: () => Promise<void>): Promise<void> {
  const { job } = run;
  const startedAt = performance.now();
  jobsRunning.inc({ job });
  let outcome = 'completed';
  try {
    await work();
  } catch (error) {
    // BullMQ's own name for what must not be tried again.
    const isFinal = error instanceof Error && error.name === 'UnrecoverableError';
    outcome = run.isLastAttempt || isFinal ? 'failed' : 'retried';
    throw error;
  } finally {
    jobsRunning.dec({ job });
    const ms = performance.now() - startedAt;
    jobDuration.observe({ job, outcome }, ms / 1000);
    log.info({ attempt: run.attempt, outcome, ms: Math.round(ms) }, 'job');
  }
}
