import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsInt, IsString, Length, Min } from 'class-validator';
import type { SettingChange, SettingView } from './settings-editor.js';

/** Any JSON value: what it must be, the rule of the setting says. */
const ANY_JSON = {
  oneOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'array', items: {} },
    { type: 'object', additionalProperties: true },
  ],
};

export class ChangeSettingRequest {
  @ApiProperty({ ...ANY_JSON, description: 'as the rule of the setting wants it' })
  @IsDefined()
  value!: unknown;

  @ApiProperty({ description: 'the version that was read; 0 while it is the default' })
  @IsInt()
  @Min(0)
  version!: number;

  @ApiProperty({ description: 'why; it stays in the history' })
  @IsString()
  @Length(3, 500)
  reason!: string;
}

export class SettingResponse {
  @ApiProperty({ example: 'credits.per_minute' })
  key!: string;
  @ApiProperty()
  about!: string;
  @ApiProperty({ ...ANY_JSON, description: 'in force' })
  value!: unknown;
  @ApiProperty({ ...ANY_JSON, description: 'the default' })
  initial!: unknown;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'JSON Schema' })
  rule!: object;
  @ApiProperty()
  version!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  updatedAt!: string | null;

  static of(view: SettingView): SettingResponse {
    return { ...view, updatedAt: view.updatedAt?.toISOString() ?? null };
  }
}

export class SettingListResponse {
  @ApiProperty({ type: [SettingResponse] })
  items!: SettingResponse[];
}

export class SettingChangeResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ type: String, nullable: true })
  by!: string | null;
  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;
  @ApiProperty(ANY_JSON)
  before!: unknown;
  @ApiProperty(ANY_JSON)
  after!: unknown;
  @ApiProperty({ format: 'date-time' })
  at!: string;

  static of(change: SettingChange): SettingChangeResponse {
    return { ...change, at: change.at.toISOString() };
  }
}

export class SettingHistoryResponse {
  @ApiProperty({ type: [SettingChangeResponse] })
  items!: SettingChangeResponse[];
}
