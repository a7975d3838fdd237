import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { AdminActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { VideosService } from '../../videos/index.js';
import { ItemsRepository, type ItemRow, type ShelfFacingRow } from './items.repository.js';
import { SessionRetry } from './session-retry.js';
import { SessionsRepository } from './sessions.repository.js';
import type { SessionView } from './sessions.service.js';

/** What one session cost, by what it was spent on. */
export interface SessionCostRow {
  readonly kind: string;
  readonly provider: string;
  readonly model: string | null;
  readonly cost_micro_usd: number;
  readonly latency_ms: number | null;
}

export interface StaffSession {
  readonly view: SessionView;
  readonly storeName: string;
  readonly payerName: string;
  readonly items: readonly ItemRow[];
  readonly facings: readonly ShelfFacingRow[];
  readonly costs: readonly SessionCostRow[];
}

/** Sessions of any store, for staff who help a shop: each look and each retry is on record. */
@Injectable()
export class StaffSessionsService {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly items: ItemsRepository,
    private readonly videos: VideosService,
    private readonly retrying: SessionRetry,
    private readonly audit: AuditLog,
  ) {}

  /** @throws AppError `resource.not_found` */
  get(actor: AdminActor, sessionId: string): Promise<StaffSession> {
    return this.db.write(actor, async (tx) => {
      const staffSession = await this.read(tx, sessionId);
      await this.audit.record(tx, { action: 'session.viewed', target: `session:${sessionId}` });
      return staffSession;
    });
  }

  /** @throws AppError `resource.not_found`, `sessions.not_retryable` */
  retry(actor: AdminActor, sessionId: string): Promise<StaffSession> {
    return this.db.write(actor, async (tx) => {
      const session = await this.sessions.lockAnywhere(tx, sessionId);
      if (!session) throw PlatformError.notFound();
      await this.retrying.retry(tx, session);
      await this.audit.record(tx, {
        action: 'session.retried',
        target: `session:${sessionId}`,
        before: { status: session.status, failureCode: session.failure_code },
        after: { status: 'UPLOADED' },
      });
      return this.read(tx, sessionId);
    });
  }

  private async read(tx: Tx, sessionId: string): Promise<StaffSession> {
    const found = await tx.find<{ store_id: string; store_name: string; payer_name: string }>(
      `SELECT i.store_id, s.name AS store_name, u.name AS payer_name
         FROM inventory.inventory_sessions i
         JOIN tenancy.stores s ON s.id = i.store_id JOIN auth.users u ON u.id = i.payer_user_id
        WHERE i.id = $1`,
      [sessionId],
    );
    const session = found && (await this.sessions.find(tx, found.store_id, sessionId));
    if (!session) throw PlatformError.notFound();
    const storeId = found.store_id;
    return {
      view: { session, video: await this.videos.findBySession(tx, storeId, sessionId) },
      storeName: found.store_name,
      payerName: found.payer_name,
      items: await this.items.list(tx, storeId, sessionId),
      facings: await this.items.shelf(tx, storeId, sessionId),
      costs: await tx.query<SessionCostRow>(
        `SELECT kind, provider, model, cost_micro_usd, latency_ms FROM billing.cogs_records
          WHERE session_id = $1 ORDER BY created_at, id`,
        [sessionId],
      ),
    };
  }
}
