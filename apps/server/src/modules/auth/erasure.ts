import { Inject, Injectable } from '@nestjs/common';
import type { SystemActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { Outbox } from '../../platform/events/outbox.js';
import { OBJECT_STORAGE, type ObjectStorage } from '../../platform/storage/object-storage.port.js';
import { PersonErasers } from '../../platform/privacy/person-erasers.registry.js';
import { log } from '../../platform/telemetry/logger.js';
import { AccountsRepository, type UserRow } from './accounts.repository.js';
import { UserErasedEvent } from './events/user-erased.event.js';
import { forgetPersonJob } from './jobs/forget-person.job.js';

const ERASER: SystemActor = { kind: 'system', task: 'erase-users' };
const PURGER: SystemActor = { kind: 'system', task: 'purge-auth' };

const BATCH = 100;
/** What was under way when the account went has ended by then, and is removed as well. */
const SECOND_PASS_MS = 15 * 60_000;
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
    private readonly erasers: PersonErasers,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** Erases every account that is due; gives how many. Safe to run twice at once. */
  async eraseDue(): Promise<number> {
    const due = await this.db.read(ERASER, (tx) => this.accounts.listDueErasures(tx, BATCH));
    let count = 0;
    for (const person of due) {
      try {
        if (await this.erase(person)) count += 1;
      } catch (error) {
        log.error({ err: error, userId: person.id }, 'an account could not be erased yet');
      }
    }
    return count;
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

  /**
   * The other modules first, while phone and e-mail are still known; the account only when nothing
   * else is left, so that what fails is tried again at the next run.
   */
  private async erase(person: UserRow): Promise<boolean> {
    const { id: userId } = person;
    const identifiers = [person.phone, person.email].filter((value) => value !== null);
    await this.erasers.forget({ userId, identifiers });
    const erased = await this.db.write(ERASER, async (tx) => {
      const user = await this.accounts.findDueErasure(tx, userId);
      if (!user) return undefined;
      await this.accounts.erase(tx, userId);
      await this.outbox.publish(tx, new UserErasedEvent({ userId }));
      await this.outbox.enqueue(tx, forgetPersonJob, { userId }, { delayMs: SECOND_PASS_MS });
      return user;
    });
    if (!erased) return false;
    await this.db.write(PURGER, async (tx) => {
      for (const value of identifiers) await this.accounts.forgetIdentifier(tx, value);
    });
    if (erased.avatar_key !== null) await this.storage.remove(erased.avatar_key);
    return true;
  }
}
