import { Injectable } from '@nestjs/common';
import { newId } from '../database/ids.js';
import type { Tx } from '../database/tx.js';

export interface AuditEntry {
  /** `<noun>.<verb>`, as an event: `member.removed`. */
  readonly action: string;
  /** What it was done to: `store:<id>`. */
  readonly target: string;
  readonly reason?: string;
  readonly before?: object;
  readonly after?: object;
}

/** Writes privileged acts into the same transaction as the act itself. Entries cannot be changed. */
@Injectable()
export class AuditLog {
  async record(tx: Tx, entry: AuditEntry): Promise<void> {
    const { actor } = tx;
    const reason = entry.reason ?? (actor.kind === 'admin' ? actor.reason : null);
    await tx.run(
      `INSERT INTO admin.audit_logs
         (id, actor, user_id, store_id, action, target, reason, before, after, request_id)
       VALUES ($1, $2, platform.ctx_user(), platform.ctx_store(), $3, $4, $5, $6, $7, $8)`,
      [
        newId(),
        actor.kind,
        entry.action,
        entry.target,
        reason,
        entry.before ? JSON.stringify(entry.before) : null,
        entry.after ? JSON.stringify(entry.after) : null,
        tx.requestId,
      ],
    );
  }
}
