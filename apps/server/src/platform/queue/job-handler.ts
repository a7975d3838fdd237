import type { JobDefinition } from './job-definition.js';

export interface JobContext {
  readonly jobId: string;
  readonly requestId: string;
  /** 1 for the first run. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  /** Aborted when the job's time is up or the worker shuts down. */
  readonly signal: AbortSignal;
}

/** The worker's side of a job: parse -> actor -> one service call. */
export interface JobHandler<Payload extends object = object> {
  readonly job: JobDefinition<Payload>;
  run(payload: Payload, context: JobContext): Promise<void>;
}

/** Thrown when trying again cannot help: the job fails at once. */
export class UnrecoverableJobError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = 'UnrecoverableJobError';
  }
}
