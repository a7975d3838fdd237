import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDateString,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { COUNT_KINDS, type CountKind } from '../count-states.js';
import type { ScheduleRow } from '../schedules.repository.js';

const TEXT = /^[^\0]*\S[^\0]*$/;

export class CreateScheduleRequest {
  @ApiProperty({ example: 'Refrigerador cada lunes' })
  @IsString()
  @Length(1, 120)
  @Matches(TEXT)
  name!: string;

  @ApiProperty({ enum: COUNT_KINDS })
  @IsIn(COUNT_KINDS)
  kind!: CountKind;

  @ApiPropertyOptional({ description: 'the area of a ZONE, the category of a CATEGORY' })
  @ValidateIf(({ kind }: Partial<CreateScheduleRequest>) => kind !== undefined && kind !== 'FULL')
  @IsString()
  @Length(1, 80)
  @Matches(TEXT)
  scopeValue?: string;

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  @Matches(TEXT, { each: true })
  areas?: string[];

  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  blind?: boolean;

  @ApiPropertyOptional({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'or the owner',
  })
  @IsOptional()
  @IsUUID()
  assignedTo?: string | null;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 366 })
  @IsInt()
  @Min(1)
  @Max(366)
  everyDays!: number;

  @ApiPropertyOptional({ type: 'integer', default: 24, description: 'hours until the reminder' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(720)
  dueHours?: number;

  @ApiProperty({
    format: 'date-time',
    description: 'the first time; its hour and weekday are kept',
  })
  @IsDateString()
  nextAt!: string;

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export class UpdateScheduleRequest extends PartialType(CreateScheduleRequest) {}

export class ScheduleResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: COUNT_KINDS })
  kind!: string;

  @ApiProperty({ type: String, nullable: true })
  scopeValue!: string | null;

  @ApiProperty({ type: [String] })
  areas!: string[];

  @ApiProperty()
  blind!: boolean;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  assignedTo!: string | null;

  @ApiProperty({ type: 'integer' })
  everyDays!: number;

  @ApiProperty({ type: 'integer' })
  dueHours!: number;

  @ApiProperty({ format: 'date-time' })
  nextAt!: string;

  @ApiProperty()
  active!: boolean;

  @ApiProperty({ type: 'integer', description: 'for If-Match, in quotation marks' })
  version!: number;

  static of(row: ScheduleRow): ScheduleResponse {
    return {
      id: row.id,
      name: row.name,
      kind: row.kind,
      scopeValue: row.scope_value,
      areas: row.areas,
      blind: row.blind,
      assignedTo: row.assigned_to,
      everyDays: row.every_days,
      dueHours: row.due_hours,
      nextAt: row.next_at.toISOString(),
      active: row.active,
      version: row.version,
    };
  }
}

export class ScheduleListResponse {
  @ApiProperty({ type: [ScheduleResponse] })
  items!: ScheduleResponse[];
}
