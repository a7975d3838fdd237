import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../../config/app-config.js';
import { APP_CONFIG } from '../../../config/config.module.js';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { AdminActor, UserActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { AccessClaims } from '../../../platform/http/ports.js';
import { AccountsService } from '../accounts.service.js';
import { AuthError } from '../auth.errors.js';
import { SessionAuthenticator } from '../session-authenticator.js';
import { SessionsRepository } from '../sessions.repository.js';
import { hashRecoveryCode, newRecoveryCodes, normalRecoveryCode } from './recovery-codes.js';
import { waitAfter } from './second-factor-lock.js';
import { SecondFactorRepository, type SecondFactorRow } from './second-factor.repository.js';
import { SecretSeal } from './secret-seal.js';
import { matchingStep, newSecret, otpauthUri, toBase32 } from './totp.js';

const ISSUER = 'MiInventario';

export interface SecondFactorState {
  readonly isEnrolled: boolean;
  readonly recoveryCodesLeft: number;
}

export interface Enrolment {
  /** Base 32, for an app without a camera. */
  readonly secret: string;
  readonly otpauthUri: string;
}

/** The second factor of staff: a code of an authenticator app, or one of the recovery codes. */
@Injectable()
export class SecondFactorService {
  private readonly seal: SecretSeal;

  constructor(
    private readonly db: Db,
    private readonly factors: SecondFactorRepository,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsRepository,
    private readonly authenticator: SessionAuthenticator,
    private readonly audit: AuditLog,
    @Inject(APP_CONFIG) config: AppConfig,
  ) {
    this.seal = new SecretSeal(config.auth.secondFactorKey);
  }

  state({ userId, role }: AccessClaims): Promise<SecondFactorState> {
    const actor: UserActor = { kind: 'user', userId, role };
    return this.db.read(actor, async (tx) => ({
      isEnrolled: await this.factors.isConfirmed(tx, userId),
      recoveryCodesLeft: await this.factors.countCodes(tx, userId),
    }));
  }

  /**
   * A new secret for an app; it counts when its first code is confirmed. Who has a factor already
   * must have shown it in this session: a password alone cannot replace it.
   * @throws AppError `auth.second_factor_required`
   */
  begin(claims: AccessClaims): Promise<Enrolment> {
    const actor = staff(claims, 'second factor enrolled');
    const secret = newSecret();
    return this.db.write(actor, async (tx) => {
      const current = await this.factors.lock(tx, actor.userId);
      if (current?.sealed_secret && !claims.hasSecondFactor) throw AuthError.secondFactorRequired();
      const user = await this.accounts.get(tx, actor.userId);
      await this.factors.begin(tx, actor.userId, this.seal.seal(secret, actor.userId));
      await this.audit.record(tx, { action: 'second_factor.begun', target: `user:${user.id}` });
      const account = user.email ?? user.phone ?? user.name;
      return { secret: toBase32(secret), otpauthUri: otpauthUri(ISSUER, account, secret) };
    });
  }

  /**
   * Proves that the app has the secret; gives the recovery codes, which are shown this once.
   * @throws AppError `auth.second_factor_invalid`, `auth.second_factor_locked`
   */
  async confirm(claims: AccessClaims, code: string): Promise<readonly string[]> {
    const codes = newRecoveryCodes();
    await this.prove(claims, code, 'pending', async (tx, actor) => {
      await this.factors.confirm(tx, actor.userId);
      await this.storeCodes(tx, actor, codes);
      await this.audit.record(tx, {
        action: 'second_factor.enrolled',
        target: `user:${actor.userId}`,
      });
    });
    return codes;
  }

  /**
   * Opens the rooms of staff to this session.
   * @throws AppError `auth.second_factor_invalid`, `auth.second_factor_locked`
   */
  async verify(claims: AccessClaims, code: string): Promise<void> {
    await this.prove(claims, code, 'confirmed', (tx, actor) =>
      this.audit.record(tx, { action: 'second_factor.verified', target: `user:${actor.userId}` }),
    );
  }

  /** New recovery codes in place of the old ones. */
  async renewCodes(claims: AccessClaims): Promise<readonly string[]> {
    const actor = staff(claims, 'recovery codes renewed');
    const codes = newRecoveryCodes();
    await this.db.write(actor, async (tx) => {
      await this.storeCodes(tx, actor, codes);
      const target = `user:${actor.userId}`;
      await this.audit.record(tx, { action: 'recovery_codes.renewed', target });
    });
    return codes;
  }

  private storeCodes(tx: Tx, { userId }: AdminActor, codes: readonly string[]): Promise<void> {
    const hashes = codes.map((code) => hashRecoveryCode(userId, code));
    return this.factors.replaceCodes(tx, userId, hashes);
  }

  /** A wrong code is counted in a transaction that commits, and only then refused. */
  private async prove(
    claims: AccessClaims,
    code: string,
    which: 'confirmed' | 'pending',
    then: (tx: Tx, actor: AdminActor) => Promise<void>,
  ): Promise<void> {
    const actor = staff(claims, 'second factor shown');
    const refusal = await this.db.write(actor, async (tx) => {
      const factor = await this.factors.lock(tx, actor.userId);
      const secret = which === 'confirmed' ? factor?.sealed_secret : factor?.pending_secret;
      if (!factor || !secret) return AuthError.secondFactorInvalid();
      const isReplacing = which === 'pending' && factor.sealed_secret !== null;
      if (isReplacing && !claims.hasSecondFactor) return AuthError.secondFactorRequired();
      const wait = secondsUntil(factor.locked_until);
      if (wait > 0) return AuthError.secondFactorLocked(wait);
      const isRight =
        (await this.isCodeOfApp(tx, actor, { secret, lastStep: factor.last_step, code })) ||
        (which === 'confirmed' && (await this.isRecoveryCode(tx, actor, code)));
      if (!isRight) return this.refuse(tx, actor, factor);
      await this.sessions.markSecondFactor(tx, claims.sessionId);
      await then(tx, actor);
      return undefined;
    });
    if (refusal) throw refusal;
    this.authenticator.forget(claims.sessionId);
  }

  private async isCodeOfApp(
    tx: Tx,
    { userId }: AdminActor,
    given: { readonly secret: Buffer; readonly lastStep: number; readonly code: string },
  ): Promise<boolean> {
    const secret = this.seal.open(given.secret, userId);
    const moment = { now: new Date(), lastStep: given.lastStep };
    const step = matchingStep(secret, given.code, moment);
    if (step === undefined) return false;
    await this.factors.succeed(tx, userId, step);
    return true;
  }

  private async isRecoveryCode(tx: Tx, { userId }: AdminActor, code: string): Promise<boolean> {
    if (normalRecoveryCode(code) === undefined) return false;
    if (!(await this.factors.useCode(tx, userId, hashRecoveryCode(userId, code)))) return false;
    await this.factors.succeed(tx, userId, undefined);
    await this.audit.record(tx, { action: 'recovery_code.used', target: `user:${userId}` });
    return true;
  }

  private async refuse(tx: Tx, actor: AdminActor, factor: SecondFactorRow): Promise<AppError> {
    const wait = waitAfter(factor.failures + 1);
    await this.factors.fail(tx, actor.userId, wait);
    const target = `user:${actor.userId}`;
    await this.audit.record(tx, { action: 'second_factor.refused', target });
    return AuthError.secondFactorInvalid();
  }
}

function staff({ userId }: AccessClaims, reason: string): AdminActor {
  return { kind: 'admin', userId, reason };
}

function secondsUntil(moment: Date | null): number {
  return moment === null ? 0 : Math.ceil((moment.getTime() - Date.now()) / 1000);
}
