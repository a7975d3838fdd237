import { Injectable } from '@nestjs/common';
import type { AnonymousActor, SystemActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { Outbox } from '../../platform/events/outbox.js';
import {
  AccountsRepository,
  type ConsentDocument,
  type ConsentRow,
  type UserRow,
} from './accounts.repository.js';
import { UserRegisteredEvent } from './events/user-registered.event.js';
import type { Identifier } from './identifiers.js';
import type { UserLocale } from './messages.js';
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

  /** Whose phone or e-mail it is; null for nobody's. For news to them, never for an answer. */
  async idOf(identifier: Identifier): Promise<UserId | null> {
    const nobody: AnonymousActor = {
      kind: 'anonymous',
      purpose: 'login',
      subject: identifier.value,
    };
    const user = await this.db.read(nobody, (tx) => this.accounts.findByIdentifier(tx, identifier));
    return user?.id ?? null;
  }

  /** @throws AppError resource.not_found when the actor may not see the person */
  async get(tx: Tx, userId: UserId): Promise<UserRow> {
    const user = await this.accounts.find(tx, userId);
    if (!user) throw PlatformError.notFound();
    return user;
  }

  /**
   * Changes name or language.
   * @throws AppError resource.precondition_failed when it has changed since it was read
   */
  async update(
    tx: Tx,
    userId: UserId,
    change: { name?: string | undefined; locale?: UserLocale | undefined },
    ifVersion: number | undefined,
  ): Promise<UserRow> {
    const user = await this.accounts.update(tx, userId, change, ifVersion);
    if (!user) throw PlatformError.preconditionFailed();
    return user;
  }

  setAvatar(tx: Tx, userId: UserId, key: string | null): Promise<void> {
    return this.accounts.setAvatar(tx, userId, key);
  }

  listConsents(tx: Tx, userId: UserId): Promise<ConsentRow[]> {
    return this.accounts.listConsents(tx, userId);
  }

  async giveConsent(
    tx: Tx,
    userId: UserId,
    consent: { document: ConsentDocument; version: string },
  ): Promise<void> {
    const { locale } = await this.get(tx, userId);
    await this.accounts.addConsent(tx, userId, { ...consent, locale });
  }

  /** @throws AppError resource.not_found when nothing was consented to */
  async withdrawConsent(tx: Tx, userId: UserId, document: ConsentDocument): Promise<void> {
    const isWithdrawn = await this.accounts.withdrawConsent(tx, userId, document);
    if (!isWithdrawn) throw PlatformError.notFound();
  }

  /** Plans the erasure of the account; gives when it will be. Repeating it changes nothing. */
  async planErasure(tx: Tx, userId: UserId, days: number): Promise<Date> {
    const eraseAfter = await this.accounts.planErasure(tx, userId, days);
    if (!eraseAfter) throw PlatformError.notFound();
    return eraseAfter;
  }

  cancelErasure(tx: Tx, userId: UserId): Promise<void> {
    return this.accounts.cancelErasure(tx, userId);
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
