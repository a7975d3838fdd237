import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  Length,
} from 'class-validator';
import { API_KEY_SCOPES, type ApiKeyScope } from '../../../platform/database/actor.js';
import { IsPlainText } from '../../../platform/http/plain-text.js';
import type { ApiKeyRow } from '../api-keys.service.js';

export class CreateApiKeyRequest {
  @ApiProperty({ example: 'prometheus', minLength: 1, maxLength: 120 })
  @IsPlainText()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ enum: API_KEY_SCOPES, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(API_KEY_SCOPES, { each: true })
  scopes!: ApiKeyScope[];

  @ApiPropertyOptional({ format: 'date-time' })
  @IsOptional()
  @IsISO8601({ strict: true })
  expiresAt?: string;

  @ApiProperty({ description: 'why; it is kept in the audit log', minLength: 3, maxLength: 500 })
  @IsPlainText()
  @Length(3, 500)
  reason!: string;
}

export class ApiKeyResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ description: 'how the key begins' })
  prefix!: string;
  @ApiProperty({ enum: API_KEY_SCOPES, isArray: true })
  scopes!: string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastUsedAt!: string | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(row: ApiKeyRow): ApiKeyResponse {
    return {
      id: row.id,
      name: row.name,
      prefix: row.prefix,
      scopes: [...row.scopes],
      expiresAt: row.expires_at?.toISOString() ?? null,
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
    };
  }
}

export class CreatedApiKeyResponse extends ApiKeyResponse {
  @ApiProperty({ description: 'the key, shown once' })
  key!: string;
}

export class ApiKeyListResponse {
  @ApiProperty({ type: ApiKeyResponse, isArray: true })
  items!: ApiKeyResponse[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

/** What a service learns of its own key. */
export class OwnApiKeyResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ enum: API_KEY_SCOPES, isArray: true })
  scopes!: string[];
}
