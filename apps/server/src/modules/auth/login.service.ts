import { Injectable } from '@nestjs/common';
import type { AnonymousActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { AccountsRepository, type UserRow } from './accounts.repository.js';
import { AuthError } from './auth.errors.js';
import { ChallengesService, type OpenChallenge } from './challenges.service.js';
import type { ClientInfo } from './client-info.js';
import { parseIdentifier, type Identifier } from './identifiers.js';
import { lockedForSeconds } from './lockout.js';
import { LoginAttemptsRepository } from './login-attempts.repository.js';
import { PasswordHasher } from './password-hasher.js';
import type { CodeProof } from './registration.service.js';
import { SessionsService, type IssuedTokens } from './sessions.service.js';

export interface PasswordLogin {
  readonly identifier: string;
  readonly password: string;
  readonly deviceName?: string | undefined;
}

interface Attempt {
  readonly id: string;
  readonly user: UserRow | undefined;
}

/** Logging in by password or by code. Neither tells, by word or by time, who has an account. */
@Injectable()
export class LoginService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsRepository,
    private readonly attempts: LoginAttemptsRepository,
    private readonly passwords: PasswordHasher,
    private readonly challenges: ChallengesService,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws AppError auth.invalid_credentials, auth.locked, auth.suspended */
  async byPassword(login: PasswordLogin, client: ClientInfo): Promise<IssuedTokens> {
    const identifier = parseIdentifier(login.identifier);
    if (!identifier) {
      await this.passwords.verify(undefined, login.password);
      throw AuthError.invalidCredentials();
    }
    const user = await this.attempt(identifier, login.password, client);
    return this.sessions.open(user, client, login.deviceName);
  }

  /**
   * Asks a person who is logged in for their password again; counted like any attempt to log in.
   * @throws AppError auth.invalid_credentials, auth.locked
   */
  async assertPassword(user: UserRow, password: string, client: ClientInfo): Promise<void> {
    await this.attempt(ownIdentifier(user), password, client);
  }

  /** A person who has proven themselves otherwise is no longer locked out. */
  async forgetFailures(user: UserRow): Promise<void> {
    const identifiers = [user.phone, user.email].filter((value) => value !== null);
    for (const value of identifiers) {
      const identifier = parseIdentifier(value);
      if (!identifier) continue;
      await this.db.write(actorFor(identifier), async (tx) => {
        await this.attempts.lock(tx, identifier.value);
        await this.attempts.succeed(tx, await this.attempts.begin(tx, identifier.value, null));
      });
    }
  }

  /** Sends a code, if anybody is there; the answer is the same if not. */
  requestCode(text: string): Promise<OpenChallenge> {
    const identifier = parseIdentifier(text);
    if (!identifier) {
      throw AuthError.identifierInvalid();
    }
    return this.challenges.open(identifier, 'login', async (tx) => {
      const user = await this.accounts.findByIdentifier(tx, identifier);
      return {
        purpose: 'login',
        reason: user ? 'login' : undefined,
        locale: user?.locale ?? 'es-MX',
      };
    });
  }

  /** @throws AppError auth.code_invalid, auth.suspended */
  async byCode(proof: CodeProof, client: ClientInfo): Promise<IssuedTokens> {
    const user = await this.challenges.prove(proof, ['login'], (tx, { identifier }) =>
      this.accounts.findByIdentifier(tx, identifier),
    );
    if (!user) throw AuthError.codeInvalid();
    return this.sessions.open(user, client, proof.deviceName);
  }

  private async attempt(
    identifier: Identifier,
    password: string,
    client: ClientInfo,
  ): Promise<UserRow> {
    const { id, user } = await this.beginAttempt(identifier, client);
    const isRight = await this.passwords.verify(user?.password_hash, password);
    if (!isRight || !user) throw AuthError.invalidCredentials();
    await this.db.write(actorFor(identifier), (tx) => this.attempts.succeed(tx, id));
    return user;
  }

  /** The attempt is on record before the password is looked at, so guessing in parallel gains nothing. */
  private beginAttempt(identifier: Identifier, client: ClientInfo): Promise<Attempt> {
    return this.db.write(actorFor(identifier), async (tx) => {
      await this.attempts.lock(tx, identifier.value);
      const { count, lastAt } = await this.attempts.recentFailures(tx, identifier.value);
      const wait = lockedForSeconds(count, lastAt, new Date());
      if (wait > 0) throw AuthError.locked(wait);
      const id = await this.attempts.begin(tx, identifier.value, client.ip);
      return { id, user: await this.accounts.findByIdentifier(tx, identifier) };
    });
  }
}

function ownIdentifier({ phone, email }: UserRow): Identifier {
  return phone === null ? { kind: 'email', value: email ?? '' } : { kind: 'phone', value: phone };
}

function actorFor(identifier: Identifier): AnonymousActor {
  return { kind: 'anonymous', purpose: 'login', subject: identifier.value };
}
