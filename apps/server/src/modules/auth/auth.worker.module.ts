import { Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../platform/queue/job-runner.js';
import { log } from '../../platform/telemetry/logger.js';
import { AccountsModule } from './auth.module.js';
import { Erasure } from './erasure.js';
import { ForgetPersonHandler } from './jobs/forget-person.handler.js';

const EVERY_MS = 60 * 60_000;

/** What the worker does for identity: erasure and retention, every hour. */
@Module({
  imports: [AccountsModule],
  providers: [Erasure, ForgetPersonHandler],
  exports: [Erasure],
})
export class AuthWorkerModule implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly erasure: Erasure,
    private readonly runner: JobRunner,
    private readonly forgetPerson: ForgetPersonHandler,
  ) {}

  onModuleInit(): void {
    this.runner.register(this.forgetPerson);
    this.timer = setInterval(() => {
      this.run().catch((error: unknown) => log.warn({ err: error }, 'erasure'));
    }, EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async run(): Promise<void> {
    const erased = await this.erasure.eraseDue();
    await this.erasure.purge();
    if (erased > 0) log.info({ erased }, 'accounts erased');
  }
}
