import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { AdminActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { AdminOnly } from '../../platform/http/access.decorators.js';
import { CurrentStaff } from '../../platform/http/staff-actor.js';
import { IaProviderService } from '../ia-provider/index.js';

const HEALTH_HOURS = 24;

export class StaffProviderResponse {
  @ApiProperty()
  name!: string;
  @ApiProperty({ description: 'its keys or address are set' })
  isConfigured!: boolean;
  @ApiProperty({ description: 'the kill switch is on' })
  isDisabled!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'its place in the order, from 1' })
  position!: number | null;
  @ApiProperty({ description: 'films that it answered in the last 24 hours' })
  answered!: number;
  @ApiProperty({ description: 'calls that were paid in the last 24 hours' })
  calls!: number;
  @ApiProperty({ description: 'of the last 24 hours, in millionths of a US dollar' })
  costMicroUsd!: number;
  @ApiProperty({ type: Number, nullable: true, description: '95 of 100 answers were quicker' })
  latencyP95Ms!: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastAnswerAt!: string | null;
}

export class StaffProviderListResponse {
  @ApiProperty({ type: [StaffProviderResponse] })
  items!: StaffProviderResponse[];
}

interface HealthRow {
  provider: string;
  answered: number;
  calls: number;
  cost: number;
  latency: number | null;
  last_at: Date | null;
}

/** AI providers: the order, the switches and the cap are settings; this is how they fare. */
@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/providers')
export class StaffProvidersController {
  constructor(
    private readonly db: Db,
    private readonly providers: IaProviderService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'AI providers, in their order, and how they fared in the last day' })
  @ApiOkResponse({ type: StaffProviderListResponse })
  async list(
    @CurrentStaff('providers looked at') actor: AdminActor,
  ): Promise<StaffProviderListResponse> {
    const [statuses, rows] = await Promise.all([
      this.providers.status(),
      this.db.read(actor, (tx) =>
        tx.query<HealthRow>(
          `SELECT c.provider, count(*)::int AS calls, sum(c.cost_micro_usd)::bigint AS cost,
                  count(DISTINCT s.id) FILTER (WHERE s.provider = c.provider)::int AS answered,
                  (percentile_cont(0.95) WITHIN GROUP (ORDER BY c.latency_ms)
                    FILTER (WHERE c.latency_ms IS NOT NULL))::float8 AS latency,
                  max(c.created_at) AS last_at
             FROM billing.cogs_records c
             LEFT JOIN inventory.inventory_sessions s ON s.id = c.session_id
            WHERE c.kind = 'AI' AND c.created_at > now() - ${HEALTH_HOURS} * interval '1 hour'
            GROUP BY c.provider`,
        ),
      ),
    ]);
    const health = new Map(rows.map((row) => [row.provider, row]));
    const items = statuses.map(({ name, isConfigured, isDisabled, position }) => {
      const row = health.get(name);
      return {
        ...{ name, isConfigured, isDisabled, position },
        answered: row?.answered ?? 0,
        calls: row?.calls ?? 0,
        costMicroUsd: row?.cost ?? 0,
        latencyP95Ms: row?.latency == null ? null : Math.round(row.latency),
        lastAnswerAt: row?.last_at?.toISOString() ?? null,
      };
    });
    const last = Number.MAX_SAFE_INTEGER;
    return { items: items.sort((a, b) => (a.position ?? last) - (b.position ?? last)) };
  }
}
