import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';

export interface AuditLogRow {
  readonly id: string;
  readonly actor: string;
  readonly user_id: string | null;
  readonly user_name: string | null;
  readonly store_id: string | null;
  readonly action: string;
  readonly target: string;
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly request_id: string;
  readonly created_at: Date;
}

export interface AuditLogFilter {
  readonly action: string | undefined;
  readonly target: string | undefined;
  readonly userId: string | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  /** Also every request and every look, and not what was changed alone. */
  readonly withLooks: boolean;
  readonly beforeId: string | undefined;
  readonly limit: number;
}

/** What is written of looks and of bare requests: as true as the rest, and far more of it. */
const LOOKS = String.raw`action ~ '\.(viewed|listed|made)$'`;

/** Reads the log of privileged acts. */
@Injectable()
export class AuditLogsRepository {
  list(tx: Tx, filter: AuditLogFilter): Promise<AuditLogRow[]> {
    return tx.query<AuditLogRow>(
      `SELECT l.id, l.actor, l.user_id, u.name AS user_name, l.store_id, l.action, l.target,
              l.reason, l.before, l.after, l.request_id, l.created_at
         FROM admin.audit_logs l LEFT JOIN auth.users u ON u.id = l.user_id
        WHERE ($1::uuid IS NULL OR l.id < $1)
          AND ($2::text IS NULL OR l.action = $2)
          AND ($3::text IS NULL OR l.target = $3)
          AND ($4::uuid IS NULL OR l.user_id = $4)
          AND ($5::timestamptz IS NULL OR l.created_at >= $5)
          AND ($6::timestamptz IS NULL OR l.created_at < $6)
          AND ($7 OR NOT ${LOOKS})
        ORDER BY l.id DESC LIMIT $8`,
      [
        filter.beforeId ?? null,
        filter.action ?? null,
        filter.target ?? null,
        filter.userId ?? null,
        filter.from ?? null,
        filter.to ?? null,
        filter.withLooks,
        filter.limit,
      ],
    );
  }
}
