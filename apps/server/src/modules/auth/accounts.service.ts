import { Injectable } from '@nestjs/common';
import type { SystemActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { Outbox } from '../../platform/events/outbox.js';
import { AccountsRepository, type UserRow } from './accounts.repository.js';
import { UserRegisteredEvent } from './events/user-registered.event.js';
import type { Identifier } from './identifiers.js';
import { PasswordHasher } from './password-hasher.js';

export interface VerifiedUserSeed {
  readonly identifier: Identifier;
  readonly name: string;
  readonly password: string;
  readonly privacyVersion: string;
}

const SEED: SystemActor = { kind: 'system', task: 'seed-demo-data' };

/** Accounts, for the modules above. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsRepository,
    private readonly passwords: PasswordHasher,
    private readonly outbox: Outbox,
  ) {}

  /** @throws AppError resource.not_found when the actor may not see the person */
  async get(tx: Tx, userId: UserId): Promise<UserRow> {
    const user = await this.accounts.find(tx, userId);
    if (!user) throw PlatformError.notFound();
    return user;
  }

  /** Makes a user whose identifier counts as proven, as if they had registered. Safe to repeat. */
  async createVerifiedUser(seed: VerifiedUserSeed): Promise<UserRow> {
    const passwordHash = await this.passwords.hash(seed.password);
    const locale = 'es-MX';
    return this.db.write(SEED, async (tx) => {
      const { identifier, name, privacyVersion } = seed;
      const existing = await this.accounts.findByIdentifier(tx, identifier);
      if (existing) return existing;
      const user = await this.accounts.create(tx, { identifier, name, passwordHash, locale });
      if (!user) throw PlatformError.conflict();
      const consent = { document: 'privacy', version: privacyVersion, locale } as const;
      await this.accounts.addConsent(tx, user.id, consent);
      await this.outbox.publish(tx, new UserRegisteredEvent({ userId: user.id, locale }));
      return user;
    });
  }
}
