import { Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../platform/queue/job-runner.js';
import { PeriodicTask } from '../../platform/queue/periodic-task.js';
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
  private readonly task = new PeriodicTask({
    name: 'erase-accounts',
    everyMs: EVERY_MS,
    run: () => this.run(),
  });

  constructor(
    private readonly erasure: Erasure,
    private readonly runner: JobRunner,
    private readonly forgetPerson: ForgetPersonHandler,
  ) {}

  onModuleInit(): void {
    this.runner.register(this.forgetPerson);
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  private async run(): Promise<void> {
    const erased = await this.erasure.eraseDue();
    await this.erasure.purge();
    if (erased > 0) log.info({ erased }, 'accounts erased');
  }
}
