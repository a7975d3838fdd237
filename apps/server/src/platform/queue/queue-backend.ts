import {
  createPostgresBackend,
  Queue,
  withBackend,
  Worker,
  type Job,
  type WorkerOptions,
} from 'bullmq';
import type { AppConfig } from '../../config/app-config.js';
import { SurvivingClient } from '../database/surviving-client.js';
import type { EnvelopeContext } from '../telemetry/envelope.js';
import { log } from '../telemetry/logger.js';

/** The schema BullMQ keeps to itself when the queue lives in PostgreSQL. */
export const QUEUE_SCHEMA = 'bullmq';
/** One hash slot for all keys of a queue, as Redis Cluster needs. */
const PREFIX = '{mi}';

const postgres = withBackend(createPostgresBackend);

export interface QueuedJob {
  readonly payload: Record<string, unknown>;
  readonly requestId: string;
  readonly version: number;
  /** Absent in jobs of an earlier release. */
  readonly context?: EnvelopeContext;
}

export type QueueHandle = Queue<QueuedJob>;
export type WorkerHandle = Worker<QueuedJob>;
export type Processor = (
  job: Job<QueuedJob>,
  token?: string,
  signal?: AbortSignal,
) => Promise<void>;

/** Makes queues and workers on Redis when its address is given, otherwise on PostgreSQL. */
export class QueueBackend {
  constructor(private readonly config: AppConfig) {}

  get kind(): 'redis' | 'postgres' {
    return this.config.redisUrl === undefined ? 'postgres' : 'redis';
  }

  createQueue(name: string): QueueHandle {
    const queue =
      this.config.redisUrl === undefined
        ? new postgres.Queue<QueuedJob>(name, this.postgresOptions(4))
        : new Queue<QueuedJob>(name, {
            connection: this.redisOptions(1),
            prefix: PREFIX,
          });
    queue.on('error', (error) => log.warn({ err: error, queue: name }, 'queue'));
    return queue as unknown as QueueHandle;
  }

  createWorker(name: string, processor: Processor, options: Partial<WorkerOptions>): WorkerHandle {
    const common = { ...options, autorun: false };
    const worker =
      this.config.redisUrl === undefined
        ? new postgres.Worker<QueuedJob>(name, processor, {
            ...common,
            ...this.postgresOptions((options.concurrency ?? 1) + 2),
          })
        : new Worker<QueuedJob>(name, processor, {
            ...common,
            connection: this.redisOptions(null),
            prefix: PREFIX,
          });
    worker.on('error', (error) => log.warn({ err: error, queue: name }, 'queue worker'));
    return worker as unknown as WorkerHandle;
  }

  private postgresOptions(poolSize: number) {
    return {
      connection: {
        connectionString: this.config.database.url,
        schema: QUEUE_SCHEMA,
        Client: SurvivingClient,
        max: Math.min(poolSize, 8),
        keepAlive: true,
        application_name: 'miinventario-queue',
      },
    };
  }

  /** The address and not a connection: what BullMQ opens itself, it also closes. */
  private redisOptions(maxRetriesPerRequest: number | null) {
    return { url: this.config.redisUrl ?? '', maxRetriesPerRequest };
  }
}
