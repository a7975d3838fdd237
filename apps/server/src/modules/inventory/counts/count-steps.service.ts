import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { CountSubmittedEvent } from '../events/count-submitted.event.js';
import { InventoryError } from '../inventory.errors.js';
import { isAtRest } from '../sessions/session-states.js';
import { SessionsRepository, type SessionRow } from '../sessions/sessions.repository.js';
import { Confirmation, type NamedLine } from '../stock/confirmation.js';
import { confirmedCount } from './confirmed-count.js';
import { hidesExpected, stateAfter, type CountStatus, type CountStep } from './count-states.js';
import { CountsRepository, type CountRow } from './counts.repository.js';
import { CountsService, type CountView } from './counts.service.js';

/** The steps of a count: handed in, approved, confirmed into stock, reopened with a reason. */
@Injectable()
export class CountStepsService {
  constructor(
    private readonly db: Db,
    private readonly counts: CountsRepository,
    private readonly service: CountsService,
    private readonly sessions: SessionsRepository,
    private readonly confirmation: Confirmation,
    private readonly outbox: Outbox,
  ) {}

  /** Hands the count in for review. */
  submit(actor: StoreActor, id: string): Promise<CountView> {
    return this.step(actor, id, 'submit', async (tx, count) => {
      await this.readySessions(tx, count);
      await this.outbox.publish(
        tx,
        new CountSubmittedEvent({
          storeId: actor.storeId,
          countId: id,
          name: count.name,
          submittedBy: actor.userId,
          ownerUserId: actor.payerUserId,
          needsApproval: count.needs_approval,
        }),
      );
    });
  }

  /** Gives it back to those who count. */
  giveBack(actor: StoreActor, id: string, reason: string): Promise<CountView> {
    return this.step(actor, id, 'return', () => Promise.resolve(), reason);
  }

  /** @throws AppError stores.owner_only */
  approve(actor: StoreActor, id: string): Promise<CountView> {
    return this.step(actor, id, 'approve', () => {
      if (actor.role !== 'OWNER') throw InventoryError.countOwnerOnly();
      return Promise.resolve();
    });
  }

  /**
   * The count becomes the stock; safe to repeat. The owner's confirmation is an approval.
   * @throws AppError counts.approval_needed, counts.sessions_running, counts.empty
   */
  confirm(actor: StoreActor, id: string): Promise<CountView> {
    return this.step(actor, id, 'confirm', async (tx, count) => {
      const isApproved = count.status === 'APPROVED' || actor.role === 'OWNER';
      if (count.needs_approval && !isApproved) throw InventoryError.approvalNeeded();
      const sessions = await this.readySessions(tx, count);
      const snapshotId = await this.confirmation.confirm(
        tx,
        actor,
        confirmedCount(count, sessions),
      );
      const ids = sessions.map((session) => session.id);
      await this.sessions.markConfirmed(tx, actor.storeId, ids, snapshotId);
      return snapshotId;
    });
  }

  /** Takes the confirmation back by movements of their own. */
  reopen(actor: StoreActor, id: string, reason: string): Promise<CountView> {
    return this.step(
      actor,
      id,
      'reopen',
      async (tx, count) => {
        if (count.needs_approval && actor.role !== 'OWNER') throw InventoryError.approvalNeeded();
        const snapshotId = count.snapshot_id;
        if (snapshotId === null) return;
        const target = `count:${id}`;
        await this.confirmation.reverse(tx, actor, { snapshotId, reason, target });
        const sessions = await this.sessions.ofCount(tx, actor.storeId, id);
        const ids = sessions.map((session) => session.id);
        await this.sessions.markConfirmed(tx, actor.storeId, ids, null);
      },
      reason,
    );
  }

  /** Gives the count up; its reports stay, each by itself. */
  cancel(actor: StoreActor, id: string): Promise<CountView> {
    return this.step(actor, id, 'cancel', async (tx) => {
      const alone = { countId: null, area: null };
      for (const session of await this.sessions.ofCount(tx, actor.storeId, id, true)) {
        await this.sessions.setCount(tx, actor.storeId, session.id, alone);
      }
    });
  }

  /** Every line as a confirmation would store it now; undefined where it is kept from the caller. */
  preview(actor: StoreActor, id: string): Promise<NamedLine[] | undefined> {
    return this.db.read(actor, async (tx) => {
      const { count, sessions } = await this.service.view(tx, actor, id);
      if (hidesExpected(count, actor.role)) return undefined;
      const ready = sessions.filter((session) => session.status === 'READY');
      return this.confirmation.named(tx, actor.storeId, confirmedCount(count, ready));
    });
  }

  private step(
    actor: StoreActor,
    id: string,
    step: CountStep,
    act: (tx: Tx, count: CountRow) => Promise<string | void>,
    reason?: string,
  ): Promise<CountView> {
    return this.db.write(actor, async (tx) => {
      const count = await this.service.lockOrFail(tx, actor, id);
      const status = stateAfter(count.status, step);
      if (status === undefined) {
        if (isDone(count.status, step)) return this.service.view(tx, actor, id);
        throw InventoryError.countState(count.status);
      }
      const snapshotId = await act(tx, count);
      const { userId } = actor;
      await this.counts.move(tx, actor.storeId, id, {
        status,
        userId,
        ...(reason === undefined ? {} : { reason }),
        ...(snapshotId ? { snapshotId } : {}),
      });
      return this.service.view(tx, actor, id);
    });
  }

  /** The sessions with a report; all must have come to rest. */
  private async readySessions(tx: Tx, count: CountRow): Promise<SessionRow[]> {
    const sessions = await this.sessions.ofCount(tx, count.store_id, count.id, true);
    if (!sessions.every((session) => isAtRest(session.status))) {
      throw InventoryError.sessionsRunning();
    }
    const ready = sessions.filter((session) => session.status === 'READY');
    if (ready.length === 0) throw InventoryError.nothingCounted();
    return ready;
  }
}

/** A step that was taken already is no fault: its request may have come twice. */
function isDone(status: CountStatus, step: CountStep): boolean {
  return (
    (step === 'confirm' && status === 'CONFIRMED') ||
    (step === 'submit' && status === 'IN_REVIEW') ||
    (step === 'approve' && status === 'APPROVED') ||
    (step === 'cancel' && status === 'CANCELED')
  );
}
