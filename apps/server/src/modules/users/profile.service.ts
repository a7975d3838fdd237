import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { Outbox } from '../../platform/events/outbox.js';
import {
  AccountsService,
  type ConsentDocument,
  type ConsentRow,
  type UserLocale,
  type UserRow,
} from '../auth/index.js';
import { UserRenamedEvent } from './events/user-renamed.event.js';

export interface ProfileChange {
  readonly name?: string | undefined;
  readonly locale?: UserLocale | undefined;
}

/** A person's own profile and consents. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsService,
    private readonly outbox: Outbox,
  ) {}

  get(actor: UserActor): Promise<UserRow> {
    return this.db.read(actor, (tx) => this.accounts.get(tx, actor.userId));
  }

  /** @throws AppError resource.precondition_failed when it has changed since it was read */
  update(actor: UserActor, change: ProfileChange, ifVersion: number | undefined): Promise<UserRow> {
    const { userId } = actor;
    return this.db.write(actor, async (tx) => {
      const user = await this.accounts.update(tx, userId, change, ifVersion);
      if (change.name !== undefined) {
        await this.outbox.publish(tx, new UserRenamedEvent({ userId }));
      }
      return user;
    });
  }

  listConsents(actor: UserActor): Promise<ConsentRow[]> {
    return this.db.read(actor, (tx) => this.accounts.listConsents(tx, actor.userId));
  }

  giveConsent(
    actor: UserActor,
    consent: { document: ConsentDocument; version: string },
  ): Promise<ConsentRow[]> {
    return this.db.write(actor, async (tx) => {
      await this.accounts.giveConsent(tx, actor.userId, consent);
      return this.accounts.listConsents(tx, actor.userId);
    });
  }

  /** @throws AppError resource.not_found when nothing was consented to */
  async withdrawMarketing(actor: UserActor): Promise<void> {
    await this.db.write(actor, (tx) =>
      this.accounts.withdrawConsent(tx, actor.userId, 'marketing'),
    );
  }
}
