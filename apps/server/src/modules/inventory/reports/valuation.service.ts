import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { ReportsRepository, type ValuedCategory } from './reports.repository.js';

/** What a store's stock is worth. */
@Injectable()
export class ValuationService {
  constructor(
    private readonly db: Db,
    private readonly reports: ReportsRepository,
  ) {}

  byCategory(actor: StoreActor): Promise<ValuedCategory[]> {
    return this.db.read(actor, (tx) => this.reports.valuation(tx, actor.storeId));
  }
}
