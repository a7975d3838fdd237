import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { AppConfig } from './config/app-config.js';
import { APP_CONFIG } from './config/config.module.js';
import { RULES_ABOVE } from './ledger-proof.js';
import { ledgerCheck } from './modules/credits/index.js';
import { Db } from './platform/database/database.service.js';
import { PeriodicTask } from './platform/queue/periodic-task.js';
import { log } from './platform/telemetry/logger.js';
import { ledgerCheckedAt, ledgerFaults } from './platform/telemetry/metrics.js';

/** Proves the ledger from time to time, as `npm run ledger:check` does, and tells the outcome. */
@Injectable()
export class LedgerWatch implements OnApplicationShutdown {
  private readonly task: PeriodicTask | undefined;

  constructor(
    private readonly db: Db,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    const everyMs = config.telemetry.ledgerCheckMinutes * 60_000;
    if (everyMs === 0) return;
    this.task = new PeriodicTask({ name: 'check-ledger', everyMs, run: () => this.check() });
  }

  start(): void {
    this.task?.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task?.stop();
  }

  /** @returns how many rules are broken */
  async check(): Promise<number> {
    const { faults } = await this.db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
      ledgerCheck(tx, RULES_ABOVE),
    );
    ledgerFaults.set(faults.length);
    ledgerCheckedAt.setToCurrentTime();
    for (const { rule, count } of faults) log.error({ rule, count }, 'the ledger is not whole');
    return faults.length;
  }
}
