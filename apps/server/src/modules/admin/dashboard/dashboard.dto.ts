import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { Dashboard } from './dashboard.service.js';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class DashboardQuery {
  @ApiProperty({ description: 'first day, Mexico City', example: '2026-11-01' })
  @Matches(DAY)
  from!: string;

  @ApiProperty({ description: 'last day, Mexico City', example: '2026-11-30' })
  @Matches(DAY)
  to!: string;
}

export class DashboardDayResponse {
  @ApiProperty({ example: '2026-11-25' })
  day!: string;
  @ApiProperty({ description: 'sessions begun' })
  created!: number;
  @ApiProperty({ description: 'reports finished' })
  ready!: number;
  @ApiProperty({ description: 'sessions of the day that failed' })
  failed!: number;
  @ApiProperty({ description: 'people who registered' })
  registered!: number;
  @ApiProperty({ description: 'orders paid' })
  orders!: number;
  @ApiProperty({ description: 'paid less refunded, IVA included' })
  salesCentavos!: number;
  @ApiProperty({ description: 'what charged credits were sold at, without IVA' })
  revenueCentavos!: number;
  @ApiProperty({ description: 'AI, storage and computing' })
  costCentavos!: number;
  @ApiProperty()
  marginCentavos!: number;
}

export class DashboardFunnelResponse {
  @ApiProperty({ description: 'customers who registered in this time' })
  registered!: number;
  @ApiProperty({ description: 'of them, with a report by now' })
  reported!: number;
  @ApiProperty({ description: 'of those, with a purchase by now' })
  purchased!: number;
}

export class DashboardProviderResponse {
  @ApiProperty()
  provider!: string;
  @ApiProperty({ description: 'reports that it answered' })
  sessions!: number;
  @ApiProperty()
  units!: number;
  @ApiProperty({ description: 'units that were seen and not recognised' })
  unrecognised!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'mean of all units, 0 to 1' })
  confidence!: number | null;
  @ApiProperty({ description: 'millionths of a US dollar' })
  costMicroUsd!: number;
  @ApiProperty({ type: Number, nullable: true })
  latencyP95Ms!: number | null;
}

export class DashboardSpeedResponse {
  @ApiProperty({ description: 'reports finished of those queued in this time' })
  sessions!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'from the queue to the report' })
  p50Ms!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  p95Ms!: number | null;
  @ApiProperty()
  failed!: number;
  @ApiProperty({ description: 'under way now' })
  running!: number;
}

export class DashboardTotalsResponse {
  @ApiProperty({ description: 'paid less refunded, IVA included' })
  salesCentavos!: number;
  @ApiProperty({ description: 'earned, without IVA' })
  revenueCentavos!: number;
  @ApiProperty()
  costCentavos!: number;
  @ApiProperty()
  marginCentavos!: number;
  @ApiProperty({ type: Number, nullable: true })
  marginPercent!: number | null;
}

export class DashboardQueueResponse {
  @ApiProperty()
  name!: string;
  @ApiProperty({ description: 'jobs that wait or run' })
  depth!: number;
}

export class DashboardResponse {
  @ApiProperty({ type: DashboardTotalsResponse })
  totals!: DashboardTotalsResponse;
  @ApiProperty({ type: [DashboardDayResponse], description: 'every day, oldest first' })
  days!: DashboardDayResponse[];
  @ApiProperty({ type: DashboardFunnelResponse })
  funnel!: DashboardFunnelResponse;
  @ApiProperty({ type: [DashboardProviderResponse] })
  providers!: DashboardProviderResponse[];
  @ApiProperty({ type: DashboardSpeedResponse })
  speed!: DashboardSpeedResponse;
  @ApiProperty({ type: [DashboardQueueResponse] })
  queues!: DashboardQueueResponse[];

  static of(dashboard: Dashboard, days: readonly string[]): DashboardResponse {
    const { funnel, speed, margin, queues } = dashboard;
    const facts = new Map(dashboard.days.map((row) => [row.day, row]));
    const money = new Map(dashboard.marginDays.map((row) => [row.key, row]));
    const shown = days.map((day): DashboardDayResponse => {
      const row = facts.get(day);
      const earned = money.get(day);
      return {
        day,
        created: row?.created ?? 0,
        ready: row?.ready ?? 0,
        failed: row?.failed ?? 0,
        registered: row?.registered ?? 0,
        orders: row?.orders ?? 0,
        salesCentavos: row?.sales_centavos ?? 0,
        revenueCentavos: earned?.revenueCentavos ?? 0,
        costCentavos: earned?.costCentavos ?? 0,
        marginCentavos: earned?.marginCentavos ?? 0,
      };
    });
    return {
      totals: {
        salesCentavos: shown.reduce((sum, { salesCentavos }) => sum + salesCentavos, 0),
        revenueCentavos: margin.revenueCentavos,
        costCentavos: margin.costCentavos,
        marginCentavos: margin.marginCentavos,
        marginPercent: margin.marginPercent,
      },
      days: shown,
      funnel,
      providers: dashboard.providers.map((row) => ({
        provider: row.provider,
        sessions: row.sessions,
        units: row.units,
        unrecognised: row.unrecognised,
        confidence: row.confidence,
        costMicroUsd: row.cost_micro_usd,
        latencyP95Ms: rounded(row.latency_p95_ms),
      })),
      speed: {
        sessions: speed.sessions,
        p50Ms: rounded(speed.p50_ms),
        p95Ms: rounded(speed.p95_ms),
        failed: speed.failed,
        running: speed.running,
      },
      queues: Object.entries(queues).map(([name, depth]) => ({ name, depth })),
    };
  }
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}
