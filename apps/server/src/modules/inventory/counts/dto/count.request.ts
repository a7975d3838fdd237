import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDateString,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { PageQuery } from '../../../../platform/http/page.query.js';
import { COUNT_KINDS, COUNT_STATUSES, type CountKind, type CountStatus } from '../count-states.js';

/** Text that PostgreSQL can hold and a person can read. */
const TEXT = /^[^\0]*\S[^\0]*$/;

export class UpdateCountRequest {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 120)
  @Matches(TEXT)
  name?: string;

  @ApiPropertyOptional({ type: [String], example: ['refrigerador', 'mostrador'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  @Matches(TEXT, { each: true })
  areas?: string[];

  @ApiPropertyOptional({ description: 'hides what is expected from those who count' })
  @IsOptional()
  @IsBoolean()
  blind?: boolean;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  assignedTo?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Matches(/^[^\0]*$/)
  note?: string | null;

  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @IsOptional()
  @IsDateString()
  dueAt?: string | null;
}

// The name without the base's rules: what may stay as it was in a change must be given here.
export class CreateCountRequest extends OmitType(UpdateCountRequest, ['name'] as const) {
  @ApiProperty()
  @IsString()
  @Length(1, 120)
  @Matches(TEXT)
  name!: string;

  @ApiProperty({ enum: COUNT_KINDS })
  @IsIn(COUNT_KINDS)
  kind!: CountKind;

  @ApiPropertyOptional({ description: 'the area of a ZONE, the category of a CATEGORY' })
  @ValidateIf((request: CreateCountRequest) => request.kind !== 'FULL')
  @IsString()
  @Length(1, 80)
  @Matches(TEXT)
  scopeValue?: string;
}

export class ListCountsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: COUNT_STATUSES })
  @IsOptional()
  @IsIn(COUNT_STATUSES)
  status?: CountStatus;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  assignedTo?: string;
}

export class ReasonRequest {
  @ApiProperty({ description: 'why; it is kept' })
  @IsString()
  @Length(1, 500)
  @Matches(TEXT)
  reason!: string;
}

export class CountSessionRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  sessionId!: string;
}

export class CountSettingsRequest {
  @ApiProperty({ description: 'the owner approves a count before it becomes the stock' })
  @IsBoolean()
  needsApproval!: boolean;

  @ApiProperty({ description: 'those who count do not see what is expected' })
  @IsBoolean()
  blind!: boolean;
}
