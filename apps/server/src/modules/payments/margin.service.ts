import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { AdminActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { marginOf, type Margin } from './margin.js';
import { MarginRepository, type MarginGroup, type MarginRange } from './margin.repository.js';

export interface MarginReport {
  readonly centavosPerUsd: number;
  readonly total: Margin;
  readonly rows: ReadonlyArray<Margin & { readonly key: string }>;
}

/** What is left of what was earned, after what it cost. */
@Injectable()
export class MarginService {
  constructor(
    private readonly db: Db,
    private readonly margins: MarginRepository,
    private readonly settings: Settings,
    private readonly audit: AuditLog,
  ) {}

  async report(
    actor: AdminActor,
    range: MarginRange,
    options: { by: MarginGroup; beforeKey: string | undefined; limit: number },
  ): Promise<MarginReport> {
    const centavosPerUsd = await this.settings.get('money.centavos_per_usd');
    // On record before anything is shown; the figures themselves may come from a replica.
    await this.db.write(actor, (tx) =>
      this.audit.record(tx, {
        action: 'margin.viewed',
        target: `margin:${options.by}`,
        after: range,
      }),
    );
    return this.db.report(actor, async (tx) => {
      const total = await this.margins.total(tx, range);
      const rows = await this.margins.list(tx, range, options);
      return {
        centavosPerUsd,
        total: marginOf(total, centavosPerUsd),
        rows: rows.map((row) => ({ key: row.key, ...marginOf(row, centavosPerUsd) })),
      };
    });
  }
}
