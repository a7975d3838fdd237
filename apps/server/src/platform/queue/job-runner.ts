import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { UnrecoverableError, type Job } from 'bullmq';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { JobMarks } from '../events/job-marks.js';
import { observeJob } from '../telemetry/job-telemetry.js';
import { log } from '../telemetry/logger.js';
import { allJobDefinitions, QUEUE_CONCURRENCY, QUEUES, type QueueName } from './job-definition.js';
import { UnrecoverableJobError, type JobHandler } from './job-handler.js';
import { QueueBackend, type QueuedJob, type WorkerHandle } from './queue-backend.js';

/** A dead worker's job is taken over after this time without a sign of life. */
const LOCK_MS = 10_000;
const STALLED_CHECK_MS = 5_000;

/** Runs jobs in the worker process. Refuses to start when a job has no handler, or two. */
@Injectable()
export class JobRunner implements OnApplicationShutdown {
  private readonly handlers = new Map<string, JobHandler>();
  private readonly backend: QueueBackend;
  private workers: WorkerHandle[] = [];
  private readonly shutdown = new AbortController();

  constructor(
    @Inject(APP_CONFIG) config: AppConfig,
    private readonly marks: JobMarks,
  ) {
    this.backend = new QueueBackend(config);
  }

  register(...handlers: JobHandler[]): void {
    for (const handler of handlers) {
      if (this.handlers.has(handler.job.name)) {
        throw new Error(`two handlers for the job ${handler.job.name}`);
      }
      this.handlers.set(handler.job.name, handler);
    }
  }

  /** Who does a job of this name in this process. */
  handlerOf(name: string): JobHandler | undefined {
    return this.handlers.get(name);
  }

  /** @throws Error naming the jobs without a handler */
  start(): void {
    const orphans = allJobDefinitions().filter((job) => !this.handlers.has(job.name));
    if (orphans.length > 0) {
      throw new Error(`jobs without a handler: ${orphans.map((job) => job.name).join(', ')}`);
    }
    this.workers = QUEUES.map((queue) => this.startQueue(queue));
  }

  async onApplicationShutdown(): Promise<void> {
    this.shutdown.abort(new Error('the worker is shutting down'));
    await Promise.all(this.workers.map((worker) => worker.close()));
  }

  private startQueue(queue: QueueName): WorkerHandle {
    const worker = this.backend.createWorker(queue, (job) => this.process(job), {
      concurrency: QUEUE_CONCURRENCY[queue],
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_CHECK_MS,
      maxStalledCount: 5,
    });
    worker.on('failed', (job, error) => {
      const { requestId, context = {} } = job?.data ?? {};
      const facts = { ...context, requestId, job: job?.name, jobId: job?.id };
      log.warn({ ...facts, err: error, attempt: job?.attemptsMade }, 'job failed');
    });
    worker.run().catch((error: unknown) => log.error({ err: error, queue }, 'queue worker ended'));
    return worker;
  }

  /** In the trace and the log context of whoever asked for the job, measured by kind and outcome. */
  private process(job: Job<QueuedJob>): Promise<void> {
    const { requestId, context } = job.data;
    const attempts = this.handlerOf(job.name)?.job.attempts ?? 1;
    const run = {
      job: job.name,
      jobId: job.id ?? '',
      requestId,
      context,
      queue: job.queueName,
      enqueuedAt: job.timestamp + job.delay,
      attempt: job.attemptsMade + 1,
      isLastAttempt: job.attemptsMade + 1 >= attempts,
    };
    return observeJob(run, () => this.handle(job));
  }

  private async handle(job: Job<QueuedJob>): Promise<void> {
    const handler = this.handlerOf(job.name);
    if (!handler) throw new UnrecoverableError(`no handler for ${job.name}`);
    const parsed = handler.job.schema.safeParse(job.data.payload);
    if (!parsed.success) throw new UnrecoverableError(`payload of ${job.name} is not valid`);
    const attempt = job.attemptsMade + 1;
    const signal = AbortSignal.any([
      this.shutdown.signal,
      AbortSignal.timeout(handler.job.timeoutMs),
    ]);
    try {
      await abortable(
        handler.run(parsed.data, {
          jobId: job.id ?? '',
          requestId: job.data.requestId,
          attempt,
          isLastAttempt: attempt >= handler.job.attempts,
          signal,
        }),
        signal,
      );
      await this.marks.done(job.id ?? '', job.name);
    } catch (error) {
      if (error instanceof UnrecoverableJobError) throw new UnrecoverableError(error.message);
      throw error;
    }
  }
}

/** Settles with the work, or rejects as soon as the signal aborts: no job hangs a queue. */
function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
