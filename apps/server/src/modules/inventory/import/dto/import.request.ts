import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../../../../platform/http/page.query.js';
import type { LineOutcome } from '../import-plan.js';

export const LINE_OUTCOMES = ['NEW', 'CHANGED', 'UNCHANGED', 'ERROR'] as const;
export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export class ImportLinesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: LINE_OUTCOMES, enumName: 'ImportLineOutcome' })
  @IsOptional()
  @IsIn(LINE_OUTCOMES)
  outcome?: LineOutcome;
}

export class TemplateQuery {
  @ApiProperty({ enum: TABLE_FORMATS, enumName: 'TableFormat' })
  @IsIn(TABLE_FORMATS)
  format!: TableFormat;
}
