import { ApiProperty } from '@nestjs/swagger';
import type { StoreSummary } from '../summary.service.js';

export class StockSummaryResponse {
  @ApiProperty({ type: 'integer', description: 'products of which there is any' })
  products!: number;

  @ApiProperty({ type: 'integer' })
  units!: number;

  @ApiProperty({ type: 'integer', description: 'at cost, without products that have none' })
  costCentavos!: number;

  @ApiProperty({ type: 'integer', description: 'at price, without products that have none' })
  priceCentavos!: number;

  @ApiProperty({ type: 'integer', description: 'products in stock that have no cost' })
  withoutCost!: number;

  @ApiProperty({ type: 'integer', description: 'products in stock that have no price' })
  withoutPrice!: number;
}

export class SessionSummaryResponse {
  @ApiProperty({ type: 'integer', description: 'on their way from the camera to their report' })
  running!: number;

  @ApiProperty({ type: 'integer' })
  waitingCredits!: number;

  @ApiProperty({ type: 'integer', description: 'counted, and not confirmed yet' })
  toReview!: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastAt!: string | null;
}

export class CountSummaryResponse {
  @ApiProperty({ type: 'integer' })
  open!: number;

  @ApiProperty({ type: 'integer', description: 'open ones that were to be done by now' })
  overdue!: number;

  @ApiProperty({ type: 'integer', description: 'handed in, and not approved yet' })
  toApprove!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'of a film or a count; one that was taken back does not count',
  })
  lastConfirmedAt!: string | null;
}

export class StoreSummaryResponse {
  @ApiProperty({ type: 'integer', description: 'products of the catalogue' })
  products!: number;

  @ApiProperty({ type: 'integer', description: 'products below their minimum' })
  lowStock!: number;

  @ApiProperty()
  stock!: StockSummaryResponse;

  @ApiProperty()
  sessions!: SessionSummaryResponse;

  @ApiProperty()
  counts!: CountSummaryResponse;

  static of({ catalogue, stock, sessions, counts }: StoreSummary): StoreSummaryResponse {
    const sum = (value: (line: (typeof stock)[number]) => number): number =>
      stock.reduce((total, line) => total + value(line), 0);
    return {
      products: catalogue.products,
      lowStock: catalogue.low_stock,
      stock: {
        products: sum((line) => line.products),
        units: sum((line) => line.units),
        costCentavos: sum((line) => line.cost_centavos),
        priceCentavos: sum((line) => line.price_centavos),
        withoutCost: sum((line) => line.without_cost),
        withoutPrice: sum((line) => line.without_price),
      },
      sessions: {
        running: sessions.running,
        waitingCredits: sessions.waiting_credits,
        toReview: sessions.to_review,
        lastAt: sessions.last_session_at?.toISOString() ?? null,
      },
      counts: {
        open: counts.open,
        overdue: counts.overdue,
        toApprove: counts.to_approve,
        lastConfirmedAt: counts.last_confirmed_at?.toISOString() ?? null,
      },
    };
  }
}
