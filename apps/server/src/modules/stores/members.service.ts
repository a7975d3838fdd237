import { Injectable } from '@nestjs/common';
import type { StoreActor, StoreScope, UserId } from '../../platform/database/actor.js';
import { STORE_SCOPES } from '../../platform/database/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { Outbox } from '../../platform/events/outbox.js';
import { decodeCursor, toPage, type Page } from '../../platform/http/cursor.js';
import { StoreTransferredEvent } from './events/store-transferred.event.js';
import { MembersRepository, type MemberRow } from './members.repository.js';
import { StoreAccessService } from './store-access.js';
import { StoresError } from './stores.errors.js';
import { StoresRepository } from './stores.repository.js';

/** The team of a store: what each may do, who leaves, and who owns it. */
@Injectable()
export class MembersService {
  constructor(
    private readonly db: Db,
    private readonly members: MembersRepository,
    private readonly stores: StoresRepository,
    private readonly access: StoreAccessService,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  async list(
    actor: StoreActor,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<Page<MemberRow>> {
    const after = decodeCursor(query.cursor)?.id;
    const rows = await this.db.read(actor, (tx) =>
      this.members.list(tx, actor.storeId, { after, limit: query.limit }),
    );
    return toPage(
      rows,
      query.limit,
      (row) => row,
      (row) => ({ key: '', id: row.user_id }),
    );
  }

  /**
   * Changes what a member may do; nobody gives, or takes from, more than they have themselves.
   * @throws AppError resource.not_found, stores.owner_stays, stores.scope_too_wide,
   *   resource.precondition_failed
   */
  async setScopes(
    actor: StoreActor,
    userId: UserId,
    change: { scopes: readonly StoreScope[]; ifVersion: number | undefined },
  ): Promise<MemberRow> {
    const { storeId } = actor;
    const changed = await this.db.write(actor, async (tx) => {
      const member = await this.lockOther(tx, actor, userId);
      assertWithin(actor, change.scopes);
      assertWithin(actor, member.scopes);
      if (change.ifVersion !== undefined && change.ifVersion !== member.version) {
        throw PlatformError.preconditionFailed();
      }
      await this.audit.record(tx, {
        action: 'member.scopes_changed',
        target: `user:${userId}`,
        before: { scopes: member.scopes },
        after: { scopes: change.scopes },
      });
      return this.members.setScopes(tx, storeId, userId, change.scopes);
    });
    this.access.forget(storeId);
    if (!changed) throw PlatformError.notFound();
    return changed;
  }

  /** @throws AppError resource.not_found, stores.owner_stays, stores.scope_too_wide */
  async remove(actor: StoreActor, userId: UserId): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const member = await this.lockOther(tx, actor, userId);
      assertWithin(actor, member.scopes);
      await this.audit.record(tx, { action: 'member.removed', target: `user:${userId}` });
      await this.members.remove(tx, actor.storeId, userId);
    });
    this.access.forget(actor.storeId);
  }

  /** @throws AppError stores.owner_stays */
  async leave(actor: StoreActor): Promise<void> {
    if (actor.role === 'OWNER') throw StoresError.ownerStays();
    await this.db.write(actor, async (tx) => {
      await this.audit.record(tx, { action: 'member.left', target: `user:${actor.userId}` });
      await this.members.remove(tx, actor.storeId, actor.userId);
    });
    this.access.forget(actor.storeId);
  }

  /**
   * Hands the store over to a member, whose wallet pays from then on; the old owner stays as an
   * operator with every scope that spends nothing.
   * @throws AppError stores.owner_only, resource.not_found, stores.already_member
   */
  async transfer(actor: StoreActor, toUserId: UserId): Promise<void> {
    const { storeId, userId } = actor;
    if (actor.role !== 'OWNER') throw StoresError.ownerOnly();
    if (toUserId === userId) throw StoresError.alreadyMember();
    await this.db.write(actor, async (tx) => {
      const heir = await this.members.lock(tx, storeId, toUserId);
      if (!heir) throw PlatformError.notFound();
      const kept = STORE_SCOPES.filter((scope) => !scope.startsWith('billing:'));
      await this.members.setRole(tx, storeId, userId, 'OPERATOR', kept);
      await this.members.setRole(tx, storeId, toUserId, 'OWNER', STORE_SCOPES);
      await this.stores.setOwner(tx, storeId, toUserId);
      await this.audit.record(tx, {
        action: 'store.transferred',
        target: `store:${storeId}`,
        before: { ownerId: userId },
        after: { ownerId: toUserId },
      });
      const payload = { storeId, fromUserId: userId, toUserId };
      await this.outbox.publish(tx, new StoreTransferredEvent(payload));
    });
    this.access.forget(storeId);
  }

  /** The member, locked, when it is not the owner. */
  private async lockOther(tx: Tx, actor: StoreActor, userId: UserId): Promise<MemberRow> {
    const known = await this.members.find(tx, actor.storeId, userId);
    if (!known) throw PlatformError.notFound();
    if (known.role === 'OWNER') throw StoresError.ownerStays();
    const member = await this.members.lock(tx, actor.storeId, userId);
    if (!member) throw PlatformError.notFound();
    return member;
  }
}

/** @throws AppError stores.scope_too_wide */
export function assertWithin(actor: StoreActor, scopes: readonly StoreScope[]): void {
  if (scopes.some((scope) => !actor.scopes.includes(scope))) throw StoresError.scopeTooWide();
}
