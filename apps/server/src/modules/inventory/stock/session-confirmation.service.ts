import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { CountSettingsRepository } from '../counts/count-settings.repository.js';
import { InventoryError } from '../inventory.errors.js';
import { SessionsRepository, type SessionRow } from '../sessions/sessions.repository.js';
import { Confirmation } from './confirmation.js';
import { confirmedSession } from './confirmed-session.js';

/** Confirming one report by itself, without a count around it. */
@Injectable()
export class SessionConfirmationService {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly settings: CountSettingsRepository,
    private readonly confirmation: Confirmation,
  ) {}

  /**
   * The report becomes the stock of its area; gives the snapshot's id. Safe to repeat.
   * @throws AppError sessions.in_count, counts.approval_needed, sessions.not_ready
   */
  confirm(actor: StoreActor, sessionId: string): Promise<string> {
    return this.db.write(actor, async (tx) => {
      const session = await this.lock(tx, actor, sessionId);
      if (session.snapshot_id !== null) return session.snapshot_id;
      if (session.status !== 'READY') throw InventoryError.notReady();
      const { needsApproval } = await this.settings.get(tx, actor.storeId);
      if (needsApproval && actor.role !== 'OWNER') throw InventoryError.approvalNeeded();
      const snapshotId = await this.confirmation.confirm(tx, actor, confirmedSession(session));
      await this.sessions.markConfirmed(tx, actor.storeId, [sessionId], snapshotId);
      return snapshotId;
    });
  }

  /** Takes the confirmation back, with a reason; the report may be corrected again. */
  reopen(actor: StoreActor, sessionId: string, reason: string): Promise<void> {
    return this.db.write(actor, async (tx) => {
      const { snapshot_id: snapshotId } = await this.lock(tx, actor, sessionId);
      if (snapshotId === null) throw InventoryError.notConfirmed();
      const { needsApproval } = await this.settings.get(tx, actor.storeId);
      if (needsApproval && actor.role !== 'OWNER') throw InventoryError.approvalNeeded();
      const target = `session:${sessionId}`;
      await this.confirmation.reverse(tx, actor, { snapshotId, reason, target });
      await this.sessions.markConfirmed(tx, actor.storeId, [sessionId], null);
    });
  }

  private async lock(tx: Tx, actor: StoreActor, sessionId: string): Promise<SessionRow> {
    const session = await this.sessions.lock(tx, actor.storeId, sessionId);
    if (!session) throw PlatformError.notFound();
    if (session.count_id !== null) throw InventoryError.inCount();
    return session;
  }
}
