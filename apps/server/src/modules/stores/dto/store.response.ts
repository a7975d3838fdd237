import { ApiProperty } from '@nestjs/swagger';
import { STORE_SCOPES } from '../../../platform/database/actor.js';
import type { StoreRow } from '../stores.repository.js';

export class StoreResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ description: 'kind of shop' })
  giro!: string;
  @ApiProperty({ enum: ['OWNER', 'OPERATOR'], description: 'what I am in it' })
  role!: string;
  @ApiProperty({ enum: STORE_SCOPES, isArray: true, description: 'what I may do in it' })
  scopes!: string[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  archivedAt!: string | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(store: StoreRow): StoreResponse {
    return {
      id: store.id,
      name: store.name,
      giro: store.giro,
      role: store.role,
      scopes: [...store.scopes],
      archivedAt: store.archived_at?.toISOString() ?? null,
      createdAt: store.created_at.toISOString(),
    };
  }
}

export class StoreListResponse {
  @ApiProperty({ type: StoreResponse, isArray: true })
  items!: StoreResponse[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
