import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { ReportsRepository, type ValuedCategory } from '../reports/reports.repository.js';
import {
  SummaryRepository,
  type CatalogueFacts,
  type CountFacts,
  type SessionFacts,
} from './summary.repository.js';

export interface StoreSummary {
  readonly catalogue: CatalogueFacts;
  readonly stock: readonly ValuedCategory[];
  readonly sessions: SessionFacts;
  readonly counts: CountFacts;
}

/** A store at a glance: what there is, what it is worth, and what waits for somebody. */
@Injectable()
export class SummaryService {
  constructor(
    private readonly db: Db,
    private readonly summary: SummaryRepository,
    private readonly reports: ReportsRepository,
  ) {}

  get(actor: StoreActor): Promise<StoreSummary> {
    const { storeId } = actor;
    return this.db.read(actor, async (tx) => ({
      catalogue: await this.summary.catalogue(tx, storeId),
      stock: await this.reports.valuation(tx, storeId),
      sessions: await this.summary.sessions(tx, storeId),
      counts: await this.summary.counts(tx, storeId),
    }));
  }
}
