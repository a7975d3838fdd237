import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

export const REPORT_ORDERS = ['report', 'doubt'] as const;
export type ReportOrder = (typeof REPORT_ORDERS)[number];

export class ReportQuery {
  @ApiPropertyOptional({
    enum: REPORT_ORDERS,
    default: 'report',
    description: '`doubt`: what a person should look at first',
  })
  @IsOptional()
  @IsIn(REPORT_ORDERS)
  order: ReportOrder = 'report';
}
