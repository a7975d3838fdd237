import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Db } from '../database/database.service.js';
import { JobQueue } from '../queue/job-queue.js';
import { OBJECT_STORAGE, type ObjectStorage } from '../storage/object-storage.port.js';
import { Public } from './access.decorators.js';
import { WorkerPresence } from './worker-presence.js';

const CHECK_TIMEOUT_MS = 3_000;

/** Liveness says that the process answers; readiness, that the main job can be done. */
@ApiExcludeController()
@Controller('health')
@Public()
export class HealthController {
  constructor(
    private readonly db: Db,
    private readonly queue: JobQueue,
    private readonly workers: WorkerPresence,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const checks = {
      database: await within(this.db.isReachable()),
      storage: await within(this.storage.isReachable()),
      queue: await within(this.queue.depths().then(() => true)),
      worker: await within(this.workers.isPresent()),
    };
    const isReady = Object.values(checks).every(Boolean);
    void reply.status(isReady ? 200 : 503).header('Cache-Control', 'no-store');
    return { status: isReady ? 'ok' : 'unavailable', checks };
  }
}

/** A dependency that does not answer in time is a dependency that is down. */
async function within(check: Promise<boolean>): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), CHECK_TIMEOUT_MS).unref();
  });
  return Promise.race([check.catch(() => false), timeout]);
}
