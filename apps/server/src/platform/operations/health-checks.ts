import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { Db } from '../database/database.service.js';
import { WorkerPresence } from '../http/worker-presence.js';
import { JobQueue } from '../queue/job-queue.js';
import { OBJECT_STORAGE, type ObjectStorage } from '../storage/object-storage.port.js';
import { log } from '../telemetry/logger.js';
import { diskUse } from './disk.js';

export const DEPENDENCIES = ['database', 'queue', 'storage', 'disk', 'worker'] as const;
export type Dependency = (typeof DEPENDENCIES)[number];

/** What was found out about one dependency. */
export interface DependencyHealth {
  readonly status: 'ok' | 'failing';
  readonly ms: number;
  /** Why it is failing; a code that tells nothing to strangers. */
  readonly problem?: 'unreachable' | 'timeout' | 'full' | 'absent';
}

export interface Health {
  readonly isReady: boolean;
  readonly body: {
    readonly status: 'ok' | 'unavailable';
    readonly checks: Readonly<Partial<Record<Dependency, DependencyHealth>>>;
  };
}

const CHECK_TIMEOUT_MS = 3_000;
/** Below this nothing can be relied on: PostgreSQL and uploads stop when the disk is full. */
const FULL_AT = 0.97;

type Problem = NonNullable<DependencyHealth['problem']>;

/** Asks each dependency whether it answers, beside each other and for a limited time. */
@Injectable()
export class HealthChecks {
  private readonly checks: Readonly<Record<Dependency, () => Promise<Problem | undefined>>>;

  constructor(
    private readonly db: Db,
    private readonly queue: JobQueue,
    private readonly workers: WorkerPresence,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    this.checks = {
      database: async () => ((await this.db.isReachable()) ? undefined : 'unreachable'),
      queue: async () => {
        await this.queue.depths();
        return undefined;
      },
      storage: async () => ((await this.storage.isReachable()) ? undefined : 'unreachable'),
      disk: async () => ((await diskUse(config.dataDirectory)) < FULL_AT ? undefined : 'full'),
      worker: async () => ((await this.workers.isPresent()) ? undefined : 'absent'),
    };
  }

  /** The state of these dependencies; ready when none of them is failing. */
  async of(names: readonly Dependency[]): Promise<Health> {
    const found = await Promise.all(
      names.map(async (name) => [name, await examine(name, this.checks[name])] as const),
    );
    const isReady = found.every(([, health]) => health.status === 'ok');
    return {
      isReady,
      body: { status: isReady ? 'ok' : 'unavailable', checks: Object.fromEntries(found) },
    };
  }
}

async function examine(
  name: Dependency,
  check: () => Promise<Problem | undefined>,
): Promise<DependencyHealth> {
  const startedAt = performance.now();
  const timeout = new Promise<Problem>((resolve) => {
    setTimeout(() => resolve('timeout'), CHECK_TIMEOUT_MS).unref();
  });
  const problem = await Promise.race([
    check().catch((error: unknown): Problem => {
      log.warn({ err: error, dependency: name }, 'dependency does not answer');
      return 'unreachable';
    }),
    timeout,
  ]);
  const ms = Math.round(performance.now() - startedAt);
  return problem === undefined ? { status: 'ok', ms } : { status: 'failing', ms, problem };
}
