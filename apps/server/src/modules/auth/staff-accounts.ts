import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { AdminActor, PlatformRole, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { AppError } from '../../platform/errors/app-error.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { AccountsRepository, type UserRow } from './accounts.repository.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { SessionAuthenticator } from './session-authenticator.js';
import { SessionsRepository } from './sessions.repository.js';

/** What staff may do to accounts; never to their own, and always on record. */
@Injectable()
export class StaffAccounts {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsRepository,
    private readonly sessions: SessionsRepository,
    private readonly factors: SecondFactorRepository,
    private readonly authenticator: SessionAuthenticator,
    private readonly audit: AuditLog,
  ) {}

  /** Shuts a person out: their sessions end with it. Repeating it changes nothing. */
  suspend(actor: AdminActor, userId: UserId): Promise<void> {
    return this.change(actor, userId, 'user.suspended', async (tx, user) => {
      if (user.status !== 'ACTIVE') return [];
      await this.accounts.setStatus(tx, userId, 'SUSPENDED');
      return this.sessions.revokeAll(tx, userId, { reason: 'suspended' });
    });
  }

  reactivate(actor: AdminActor, userId: UserId): Promise<void> {
    return this.change(actor, userId, 'user.reactivated', async (tx, user) => {
      if (user.status === 'SUSPENDED') await this.accounts.setStatus(tx, userId, 'ACTIVE');
      return [];
    });
  }

  /** Makes a person staff, or no longer: they log in anew. */
  setRole(actor: AdminActor, userId: UserId, role: PlatformRole): Promise<void> {
    return this.change(actor, userId, 'user.role_changed', async (tx, user) => {
      if (user.role === role) return [];
      await this.accounts.setRole(tx, userId, role);
      return this.sessions.revokeAll(tx, userId, { reason: 'revoked' });
    });
  }

  /** Takes a lost second factor away; the person enrols a new one at the next login. */
  resetSecondFactor(actor: AdminActor, userId: UserId): Promise<void> {
    return this.change(actor, userId, 'second_factor.reset', async (tx) => {
      await this.factors.remove(tx, userId);
      return this.sessions.revokeAll(tx, userId, { reason: 'revoked' });
    });
  }

  /** @throws AppError `resource.not_found`, `admin.own_account` */
  private async change(
    actor: AdminActor,
    userId: UserId,
    action: string,
    work: (tx: Tx, user: UserRow) => Promise<readonly string[]>,
  ): Promise<void> {
    const closed = await this.db.write(actor, async (tx) => {
      const user = await this.accounts.find(tx, userId);
      if (!user || user.status === 'ERASED') throw PlatformError.notFound();
      if (userId === actor.userId) throw new AppError('admin.own_account');
      const sessionIds = await work(tx, user);
      const after = await this.accounts.find(tx, userId);
      await this.audit.record(tx, {
        action,
        target: `user:${userId}`,
        before: { status: user.status, role: user.role },
        after: { status: after?.status, role: after?.role },
      });
      return sessionIds;
    });
    for (const sessionId of closed) this.authenticator.forget(sessionId);
  }
}
