import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { AccountsRepository, type UserRow } from './accounts.repository.js';
import { AuthError } from './auth.errors.js';
import { ChallengesService, type OpenChallenge } from './challenges.service.js';
import type { ClientInfo } from './client-info.js';
import { parseIdentifier } from './identifiers.js';
import { LoginService } from './login.service.js';
import { PasswordHasher } from './password-hasher.js';
import { findPasswordFault, PASSWORD_FAULT_TEXT } from './password-rules.js';
import type { CodeProof } from './registration.service.js';
import { SessionCloser } from './session-closer.js';
import { SessionsService, type IssuedTokens } from './sessions.service.js';

export interface PasswordReset extends CodeProof {
  readonly password: string;
}

export interface PasswordChange {
  /** Not asked of a person who has none yet. */
  readonly currentPassword?: string | undefined;
  readonly password: string;
  /** The session that asks; the others are closed. */
  readonly sessionId: string;
}

/** Forgotten and changed passwords. Either way all other sessions end. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsRepository,
    private readonly challenges: ChallengesService,
    private readonly passwords: PasswordHasher,
    private readonly login: LoginService,
    private readonly sessions: SessionsService,
    private readonly closing: SessionCloser,
  ) {}

  /** Sends a code, if anybody is there; the answer is the same if not. */
  forgot(text: string): Promise<OpenChallenge> {
    const identifier = parseIdentifier(text);
    if (!identifier) throw AuthError.identifierInvalid();
    return this.challenges.open(identifier, 'password-reset', async (tx) => {
      const user = await this.accounts.findByIdentifier(tx, identifier);
      return {
        purpose: 'password-reset',
        reason: user ? 'password-reset' : undefined,
        locale: user?.locale ?? 'es-MX',
      };
    });
  }

  /**
   * Sets a new password for a proven phone or e-mail, ends all sessions and opens one.
   * @throws AppError auth.code_invalid, request.invalid, auth.suspended
   */
  async reset(request: PasswordReset, client: ClientInfo): Promise<IssuedTokens> {
    // Before the code is spent, and slow work outside the transaction.
    assertGood(request.password, undefined);
    const passwordHash = await this.passwords.hash(request.password);
    const user = await this.challenges.prove(request, ['password-reset'], async (tx, proven) => {
      const found = await this.accounts.findByIdentifier(tx, proven.identifier);
      assertGood(request.password, found);
      return found;
    });
    if (!user) throw AuthError.codeInvalid();
    await this.store(ownActor(user), passwordHash, undefined);
    await this.login.forgetFailures(user);
    return this.sessions.open(user, client, request.deviceName);
  }

  /** @throws AppError auth.invalid_credentials, auth.locked, request.invalid */
  async change(actor: UserActor, change: PasswordChange, client: ClientInfo): Promise<void> {
    const user = await this.db.read(actor, (tx) => this.accounts.find(tx, actor.userId));
    if (!user) throw PlatformError.notFound();
    if (user.password_hash !== null) {
      await this.login.assertPassword(user, change.currentPassword ?? '', client);
    }
    assertGood(change.password, user);
    await this.store(actor, await this.passwords.hash(change.password), change.sessionId);
  }

  private async store(
    actor: UserActor,
    passwordHash: string,
    exceptId: string | undefined,
  ): Promise<void> {
    await this.closing.closeOthers(actor, { exceptId, reason: 'password-reset' }, (tx) =>
      this.accounts.setPasswordHash(tx, actor.userId, passwordHash),
    );
  }
}

function ownActor(user: UserRow): UserActor {
  return { kind: 'user', userId: user.id, role: user.role };
}

function assertGood(password: string, user: UserRow | undefined): void {
  const facts = [user?.name, user?.phone ?? undefined, user?.email ?? undefined];
  const fault = findPasswordFault(password, facts);
  if (fault) throw AuthError.fieldInvalid('password', fault, PASSWORD_FAULT_TEXT[fault]);
}
