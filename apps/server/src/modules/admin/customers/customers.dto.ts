import { SESSION_STATUSES, type SessionStatus } from '@miinventario/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';
import type {
  CustomerRow,
  CustomerStoreRow,
  SessionListRow,
  StoreRow,
} from './customers.repository.js';

const ROLES = ['USER', 'ADMIN'] as const;
const STATUSES = ['ACTIVE', 'SUSPENDED', 'ERASED'] as const;

export class StaffUsersQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'part of the name, e-mail, phone or id' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  search?: string;

  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES)
  status?: (typeof STATUSES)[number];

  @ApiPropertyOptional({ enum: ROLES })
  @IsOptional()
  @IsIn(ROLES)
  role?: (typeof ROLES)[number];
}

export class StaffStoresQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'part of the name, the owner’s name or the id' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  search?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  ownerId?: string;
}

export class StaffSessionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: SESSION_STATUSES, isArray: true, description: 'comma-separated' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  )
  @IsIn(SESSION_STATUSES, { each: true })
  status?: SessionStatus[];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  storeId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'who pays or who filmed' })
  @IsOptional()
  @IsUUID()
  userId?: string;
}

export class StaffReasonRequest {
  @ApiProperty({ description: 'why; it is written into the audit log' })
  @IsString()
  @Length(3, 500)
  reason!: string;
}

export class StaffRoleRequest extends StaffReasonRequest {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role!: (typeof ROLES)[number];
}

export class StaffUserResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ type: String, nullable: true })
  email!: string | null;
  @ApiProperty({ type: String, nullable: true })
  phone!: string | null;
  @ApiProperty({ enum: ROLES })
  role!: string;
  @ApiProperty({ enum: STATUSES })
  status!: string;
  @ApiProperty()
  locale!: string;
  @ApiProperty({ description: 'stores they work in' })
  stores!: number;
  @ApiProperty({ description: 'reports that they paid for' })
  reports!: number;
  @ApiProperty({ description: 'credits that can be spent' })
  availableCredits!: number;
  @ApiProperty({ description: 'an authenticator app is enrolled' })
  hasSecondFactor!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastSeenAt!: string | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(row: CustomerRow): StaffUserResponse {
    const { id, name, email, phone, role, status, locale, stores, reports } = row;
    return {
      ...{ id, name, email, phone, role, status, locale, stores, reports },
      availableCredits: row.balance,
      hasSecondFactor: row.has_second_factor,
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
    };
  }
}

export class StaffUserPageResponse {
  @ApiProperty({ type: [StaffUserResponse] })
  items!: StaffUserResponse[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class StaffUserStoreResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty()
  giro!: string;
  @ApiProperty({ enum: ['OWNER', 'OPERATOR'] })
  role!: string;
  @ApiProperty()
  isArchived!: boolean;
}

export class StaffUserFileResponse extends StaffUserResponse {
  @ApiProperty({ type: [StaffUserStoreResponse] })
  memberships!: StaffUserStoreResponse[];

  static ofFile(user: CustomerRow, stores: readonly CustomerStoreRow[]): StaffUserFileResponse {
    const memberships = stores.map(({ id, name, giro, role, archived_at }) => ({
      ...{ id, name, giro, role },
      isArchived: archived_at !== null,
    }));
    return { ...StaffUserResponse.of(user), memberships };
  }
}

export class StaffStoreResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty()
  giro!: string;
  @ApiProperty({ format: 'uuid' })
  ownerId!: string;
  @ApiProperty()
  ownerName!: string;
  @ApiProperty()
  members!: number;
  @ApiProperty()
  products!: number;
  @ApiProperty()
  sessions!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  lastSessionAt!: string | null;
  @ApiProperty()
  isArchived!: boolean;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(row: StoreRow): StaffStoreResponse {
    const { id, name, giro, members, products, sessions } = row;
    return {
      ...{ id, name, giro, members, products, sessions },
      ownerId: row.owner_id,
      ownerName: row.owner_name,
      lastSessionAt: row.last_session_at?.toISOString() ?? null,
      isArchived: row.archived_at !== null,
      createdAt: row.created_at.toISOString(),
    };
  }
}

export class StaffStorePageResponse {
  @ApiProperty({ type: [StaffStoreResponse] })
  items!: StaffStoreResponse[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class StaffSessionRowResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty({ format: 'uuid' })
  storeId!: string;
  @ApiProperty()
  storeName!: string;
  @ApiProperty({ format: 'uuid' })
  payerId!: string;
  @ApiProperty()
  payerName!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty({ enum: SESSION_STATUSES })
  status!: string;
  @ApiProperty()
  percent!: number;
  @ApiProperty({ type: String, nullable: true })
  provider!: string | null;
  @ApiProperty({ type: String, nullable: true })
  failureCode!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  credits!: number | null;
  @ApiProperty()
  charged!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'units that were counted' })
  units!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'from the queue to the report' })
  processingMs!: number | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(row: SessionListRow): StaffSessionRowResponse {
    const { id, name, status, percent, provider, credits, charged, units } = row;
    return {
      ...{ id, name, status, percent, provider, credits, charged, units },
      storeId: row.store_id,
      storeName: row.store_name,
      payerId: row.payer_user_id,
      payerName: row.payer_name,
      failureCode: row.failure_code,
      processingMs: row.processing_ms,
      createdAt: row.created_at.toISOString(),
    };
  }
}

export class StaffSessionPageResponse {
  @ApiProperty({ type: [StaffSessionRowResponse] })
  items!: StaffSessionRowResponse[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
