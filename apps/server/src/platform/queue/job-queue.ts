import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import type { EnvelopeContext } from '../telemetry/envelope.js';
import { QUEUES, jobDefinition, type JobDefinition, type QueueName } from './job-definition.js';
import { QueueBackend, type QueueHandle } from './queue-backend.js';

export interface AddOptions {
  /** The same id twice is one job. */
  readonly jobId: string;
  readonly requestId: string;
  /** The trace and the subject of whoever asked for it. */
  readonly context?: EnvelopeContext;
}

const STATES = ['waiting', 'active', 'delayed', 'failed'] as const;

export interface QueueState {
  readonly name: QueueName;
  readonly counts: Readonly<Record<(typeof STATES)[number], number>>;
  readonly oldestWaitingSeconds: number;
}

/** Hands jobs to the queue. Use `Outbox.enqueue` inside a transaction; this is its other end. */
@Injectable()
export class JobQueue implements OnApplicationShutdown {
  private readonly backend: QueueBackend;
  private readonly queues = new Map<QueueName, QueueHandle>();

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    this.backend = new QueueBackend(config);
  }

  /** Adds a job, its payload checked against the schema. */
  async add<Payload extends object>(
    job: JobDefinition<Payload>,
    payload: Payload,
    options: AddOptions,
  ): Promise<void> {
    const valid = job.schema.parse(payload) as Record<string, unknown>;
    await this.queue(job.queue).add(
      job.name,
      {
        payload: valid,
        requestId: options.requestId,
        version: job.version,
        context: options.context ?? {},
      },
      {
        // BullMQ forbids ':' in ids of its own making only, and reads numbers as positions.
        jobId: options.jobId.replaceAll(':', '/'),
        attempts: job.attempts,
        backoff: { type: 'exponential', delay: job.backoffMs, jitter: 0.3 },
        removeOnComplete: { age: 3600, count: 1000 },
        removeOnFail: { age: 14 * 24 * 3600 },
      },
    );
  }

  /** Adds a job by the name that was stored in the outbox. */
  async addByName(
    name: string,
    payload: Record<string, unknown>,
    options: AddOptions,
  ): Promise<void> {
    const job = jobDefinition(name);
    if (!job) throw new Error(`unknown job ${name}`);
    await this.add(job, payload, options);
  }

  /** Jobs by queue and state, and how long the one that waits longest has waited. */
  async states(): Promise<QueueState[]> {
    return Promise.all(
      QUEUES.map(async (name) => {
        const queue = this.queue(name);
        const { waiting, active, delayed, failed } = await queue.getJobCounts(...STATES);
        const [oldest] = await queue.getJobs(['waiting'], 0, 0, true);
        const ageMs = oldest ? Math.max(0, Date.now() - oldest.timestamp - oldest.delay) : 0;
        const counts = {
          waiting: waiting ?? 0,
          active: active ?? 0,
          delayed: delayed ?? 0,
          failed: failed ?? 0,
        };
        return { name, counts, oldestWaitingSeconds: ageMs / 1000 };
      }),
    );
  }

  /** Jobs that wait or run, by queue. */
  async depths(): Promise<Record<string, number>> {
    const entries = await Promise.all(
      QUEUES.map(async (name) => {
        const counts = await this.queue(name).getJobCounts('waiting', 'active', 'delayed');
        return [name, Object.values(counts).reduce((sum, count) => sum + count, 0)] as const;
      }),
    );
    return Object.fromEntries(entries);
  }

  /** Every queue, to be looked at by staff. */
  handles(): readonly QueueHandle[] {
    return QUEUES.map((name) => this.queue(name));
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private queue(name: QueueName): QueueHandle {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = this.backend.createQueue(name);
      this.queues.set(name, queue);
    }
    return queue;
  }
}
