import { Inject, Injectable } from '@nestjs/common';
import type { SystemActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { Outbox } from '../../platform/events/outbox.js';
import { OBJECT_STORAGE, type ObjectStorage } from '../../platform/storage/object-storage.port.js';
import { AccountsRepository } from './accounts.repository.js';
import { UserErasedEvent } from './events/user-erased.event.js';

const ERASER: SystemActor = { kind: 'system', task: 'erase-users' };
const PURGER: SystemActor = { kind: 'system', task: 'purge-auth' };

/** Codes are of no use after five minutes; two days of them are kept for the daily cap. */
const KEEP_CODES = '2 days';
const KEEP_ATTEMPTS = '30 days';
/** Sessions whose tokens are long dead, kept for the person to see where they were logged in. */
const KEEP_SESSIONS = '90 days';

/** Removes what may no longer be kept: accounts whose grace is over, old codes and sessions. */
@Injectable()
export class Erasure {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsRepository,
    private readonly outbox: Outbox,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** Erases every account that is due; gives how many. Safe to run twice at once. */
  async eraseDue(): Promise<number> {
    for (let count = 0; ; count += 1) {
      if (!(await this.eraseOne())) return count;
    }
  }

  /** Removes codes, attempts, tokens and sessions that are past their time. */
  async purge(): Promise<void> {
    await this.db.write(PURGER, async (tx) => {
      await tx.run(`DELETE FROM auth.otp_codes WHERE created_at < now() - $1::interval`, [
        KEEP_CODES,
      ]);
      await tx.run(`DELETE FROM auth.login_attempts WHERE created_at < now() - $1::interval`, [
        KEEP_ATTEMPTS,
      ]);
      await tx.run(`DELETE FROM auth.refresh_tokens WHERE expires_at < now() - interval '1 day'`);
      await tx.run(`DELETE FROM auth.sessions WHERE last_used_at < now() - $1::interval`, [
        KEEP_SESSIONS,
      ]);
    });
  }

  private async eraseOne(): Promise<boolean> {
    const erased = await this.db.write(ERASER, async (tx) => {
      const user = await this.accounts.findDueErasure(tx);
      if (!user) return undefined;
      await this.accounts.erase(tx, user.id);
      await this.outbox.publish(tx, new UserErasedEvent({ userId: user.id }));
      return user;
    });
    if (!erased) return false;
    const identifiers = [erased.phone, erased.email].filter((value) => value !== null);
    await this.db.write(PURGER, async (tx) => {
      for (const value of identifiers) await this.accounts.forgetIdentifier(tx, value);
    });
    if (erased.avatar_key !== null) await this.storage.remove(erased.avatar_key);
    return true;
  }
}
