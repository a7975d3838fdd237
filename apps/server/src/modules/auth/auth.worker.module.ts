import { Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { log } from '../../platform/telemetry/logger.js';
import { AccountsModule } from './auth.module.js';
import { Erasure } from './erasure.js';

const EVERY_MS = 60 * 60_000;

/** What the worker does for identity: erasure and retention, every hour. */
@Module({ imports: [AccountsModule], providers: [Erasure], exports: [Erasure] })
export class AuthWorkerModule implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly erasure: Erasure) {}

  onModuleInit(): void {
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
