import { Injectable } from '@nestjs/common';
import type { StoreId, UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { CogsRepository } from './cogs.repository.js';
import { computeCostMicroUsd, storageCostMicroUsd } from './use-costs.js';

/** Whose cost it is. */
export interface CostBearer {
  readonly sessionId: string;
  readonly storeId: StoreId;
  readonly payerUserId: UserId;
}

/** Books what a session uses of our own machines, at the prices of the settings. */
@Injectable()
export class SessionCosts {
  constructor(
    private readonly settings: Settings,
    private readonly cogs: CogsRepository,
  ) {}

  /** Something is kept for so many days; once per `what`. */
  async bookStorage(
    tx: Tx,
    bearer: CostBearer,
    kept: { readonly what: string; readonly bytes: number; readonly days: number },
  ): Promise<void> {
    const price = await this.settings.get('costs.gigabyte_month_micro_usd');
    await this.cogs.add(tx, {
      ...bearer,
      kind: 'STORAGE',
      provider: 'storage',
      units: { bytes: kept.bytes, days: kept.days },
      costMicroUsd: storageCostMicroUsd(kept, price),
      key: `storage:${kept.what}`,
    });
  }

  /** A worker was busy for so long; once per run, and every run costs. */
  async bookCompute(
    tx: Tx,
    bearer: CostBearer,
    run: { readonly id: string; readonly wallMs: number },
  ): Promise<void> {
    const price = await this.settings.get('costs.worker_hour_micro_usd');
    await this.cogs.add(tx, {
      ...bearer,
      kind: 'COMPUTE',
      provider: 'worker',
      units: { wallMs: run.wallMs },
      costMicroUsd: computeCostMicroUsd(run.wallMs, price),
      latencyMs: run.wallMs,
      key: `compute:${run.id}`,
    });
  }
}
