import { Injectable } from '@nestjs/common';
import type { StoreId, UserId } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import { Settings } from '../../../platform/settings/settings.service.js';
import { log } from '../../../platform/telemetry/logger.js';
import { SessionCosts, type CostBearer } from '../../credits/index.js';
import type { PipelineRun } from './pipeline-run.js';

/** Measures what a session uses of our own machines, for its margin. */
@Injectable()
export class SessionUse {
  constructor(
    private readonly db: Db,
    private readonly costs: SessionCosts,
    private readonly settings: Settings,
  ) {}

  /** The film and the proofs of a count are kept as long as the settings say. */
  async bookStorage(run: PipelineRun, evidenceBytes: number): Promise<void> {
    const filmDays = await this.settings.get('films.keep_days');
    const evidenceDays = await this.settings.get('evidence.keep_days');
    const film = { what: 'film', bytes: run.video.size_bytes, days: filmDays };
    const evidence = { what: 'evidence', bytes: evidenceBytes, days: evidenceDays };
    await this.db.write(run.actor, async (tx) => {
      await this.costs.bookStorage(tx, bearerOf(run), film);
      if (evidenceBytes > 0) await this.costs.bookStorage(tx, bearerOf(run), evidence);
    });
  }

  /** The time of a worker since `startedAt` (performance.now()); also of a run that failed. */
  async bookCompute(run: PipelineRun, startedAt: number): Promise<void> {
    const used = { id: newId(), wallMs: Math.round(performance.now() - startedAt) };
    await this.db
      .write(run.actor, (tx) => this.costs.bookCompute(tx, bearerOf(run), used))
      // What the run itself has to say matters more than what it cost.
      .catch((error: unknown) => log.warn({ err: error }, 'the time of a worker was not booked'));
  }
}

function bearerOf({ ids }: PipelineRun): CostBearer {
  return {
    sessionId: ids.sessionId,
    storeId: ids.storeId as StoreId,
    payerUserId: ids.payerUserId as UserId,
  };
}
