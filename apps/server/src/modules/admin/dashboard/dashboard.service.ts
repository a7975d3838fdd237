import { Injectable } from '@nestjs/common';
import type { AdminActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { JobQueue } from '../../../platform/queue/job-queue.js';
import { MarginService, type Margin } from '../../payments/index.js';
import {
  DashboardRepository,
  type DayRow,
  type FunnelRow,
  type ProviderRow,
  type SpeedRow,
} from './dashboard.repository.js';
import { MOST_DAYS } from './days-between.js';

export interface Dashboard {
  readonly days: readonly DayRow[];
  readonly funnel: FunnelRow;
  readonly providers: readonly ProviderRow[];
  readonly speed: SpeedRow;
  readonly margin: Margin;
  readonly marginDays: ReadonlyArray<Margin & { readonly key: string }>;
  /** Jobs that wait or run, by queue. */
  readonly queues: Readonly<Record<string, number>>;
}

/** How the business stands, in figures that name nobody. */
@Injectable()
export class DashboardService {
  constructor(
    private readonly db: Db,
    private readonly figures: DashboardRepository,
    private readonly margins: MarginService,
    private readonly queue: JobQueue,
  ) {}

  async read(
    actor: AdminActor,
    range: { readonly from: Date; readonly to: Date },
  ): Promise<Dashboard> {
    const [figures, margin, queues] = await Promise.all([
      this.db.read(actor, async (tx) => ({
        days: await this.figures.days(tx, range),
        funnel: await this.figures.funnel(tx, range),
        providers: await this.figures.providers(tx, range),
        speed: await this.figures.speed(tx, range),
      })),
      this.margins.report(actor, range, { by: 'day', beforeKey: undefined, limit: MOST_DAYS }),
      this.queue.depths(),
    ]);
    return { ...figures, margin: margin.total, marginDays: margin.rows, queues };
  }
}
