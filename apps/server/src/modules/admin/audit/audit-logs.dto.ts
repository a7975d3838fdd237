import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';
import type { AuditLogRow } from './audit-logs.repository.js';

export class AuditLogsQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'credits.adjusted' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  action?: string;

  @ApiPropertyOptional({ example: 'setting:credits.welcome' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  target?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'who did it' })
  @IsOptional()
  @IsUUID()
  userId?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;

  @ApiPropertyOptional({ default: false, description: 'looks and bare requests as well' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => value === true || value === 'true')
  @IsBoolean()
  looks?: boolean;
}

export class AuditLogResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ description: 'the kind of actor' })
  actor!: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  userId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  userName!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  storeId!: string | null;
  @ApiProperty()
  action!: string;
  @ApiProperty()
  target!: string;
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  @ApiProperty({ type: Object, nullable: true })
  before!: unknown;
  @ApiProperty({ type: Object, nullable: true })
  after!: unknown;
  @ApiProperty()
  requestId!: string;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(row: AuditLogRow): AuditLogResponse {
    const { id, actor, action, target, reason, before, after } = row;
    return {
      ...{ id, actor, action, target, reason, before, after },
      userId: row.user_id,
      userName: row.user_name,
      storeId: row.store_id,
      requestId: row.request_id,
      createdAt: row.created_at.toISOString(),
    };
  }
}

export class AuditLogPageResponse {
  @ApiProperty({ type: [AuditLogResponse] })
  items!: AuditLogResponse[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
