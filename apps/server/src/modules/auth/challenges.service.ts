import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import type { AnonymousActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { AuthError } from './auth.errors.js';
import {
  ChallengesRepository,
  type ChallengePurpose,
  type ChallengeRow,
  type PendingRegistration,
} from './challenges.repository.js';
import { channelOf, maskIdentifier, type CodeChannel, type Identifier } from './identifiers.js';
import { codeMessage, type CodeReason, type UserLocale } from './messages.js';
import { MessageCourier } from './message-courier.js';
import {
  CODE_COOLDOWN_SECONDS,
  hashCode,
  isSameHash,
  judgeSend,
  newCode,
} from './one-time-code.js';

/** What the client learns of a challenge: the same, whether or not a code was sent. */
export interface OpenChallenge {
  readonly id: string;
  readonly channel: CodeChannel;
  readonly maskedDestination: string;
  readonly expiresAt: Date;
  readonly resendAvailableAt: Date;
}

/** What a challenge will open, decided inside its transaction. */
export interface ChallengePlan {
  readonly purpose: ChallengePurpose;
  /** undefined = nobody to write to; the challenge only looks like one. */
  readonly reason: CodeReason | undefined;
  readonly locale: UserLocale;
  readonly registration?: PendingRegistration;
}

export interface ProvenChallenge {
  readonly purpose: ChallengePurpose;
  readonly identifier: Identifier;
  readonly locale: UserLocale;
  readonly registration: PendingRegistration | null;
}

/** One-time codes: opened for a destination, sent, sent again, and proven. */
@Injectable()
export class ChallengesService {
  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly db: Db,
    private readonly challenges: ChallengesRepository,
    private readonly courier: MessageCourier,
  ) {}

  /**
   * Opens a challenge and sends its code once that is committed.
   * @throws AppError auth.code_cooldown, auth.code_daily_cap
   */
  async open(
    to: Identifier,
    purpose: ChallengePurpose,
    plan: (tx: Tx) => Promise<ChallengePlan>,
  ): Promise<OpenChallenge> {
    const id = newId();
    const code = newCode();
    const actor: AnonymousActor = { kind: 'anonymous', purpose, subject: to.value };
    const { row, reason } = await this.db.write(actor, async (tx) => {
      await this.assertMaySend(tx, to);
      const planned = await plan(tx);
      const inserted = await this.challenges.insert(tx, {
        id,
        purpose: planned.purpose,
        channel: channelOf(to),
        destination: to.value,
        codeHash: hashCode(this.config.auth.otpPepper, id, code),
        registration: planned.registration ?? null,
        isDecoy: planned.reason === undefined,
        locale: planned.locale,
      });
      return { row: inserted, reason: planned.reason };
    });
    if (reason) this.courier.dispatch(codeMessage(to, reason, code, row.locale));
    return toOpenChallenge(row);
  }

  /** @throws AppError auth.code_invalid, auth.code_cooldown, auth.code_daily_cap */
  async resend(challengeId: string): Promise<OpenChallenge> {
    const known = await this.db.read(proofActor(challengeId), (tx) =>
      this.challenges.findUnproven(tx, challengeId),
    );
    if (!known) throw AuthError.codeInvalid();
    const to = identifierOf(known);
    const code = newCode();
    const actor: AnonymousActor = {
      kind: 'anonymous',
      purpose: known.purpose,
      subject: known.destination,
    };
    const row = await this.db.write(actor, async (tx) => {
      await this.assertMaySend(tx, to);
      return this.challenges.replaceCode(
        tx,
        challengeId,
        hashCode(this.config.auth.otpPepper, challengeId, code),
      );
    });
    if (!row.is_decoy) this.courier.dispatch(codeMessage(to, reasonOf(row), code, row.locale));
    return toOpenChallenge(row);
  }

  /**
   * Takes one guess. With the right code `work` runs in the same transaction, which sees what the
   * proven destination may see; a wrong guess is counted and stays counted.
   * @throws AppError auth.code_invalid
   */
  async prove<T>(
    guess: { challengeId: string; code: string },
    purposes: readonly ChallengePurpose[],
    work: (tx: Tx, proven: ProvenChallenge) => Promise<T>,
  ): Promise<T> {
    const outcome = await this.db.write(proofActor(guess.challengeId), async (tx) => {
      const row = await this.challenges.takeAttempt(tx, guess.challengeId, purposes);
      if (!row) return undefined;
      const hash = hashCode(this.config.auth.otpPepper, row.id, guess.code);
      if (!isSameHash(hash, row.code_hash) || row.is_decoy) return undefined;
      await this.challenges.markProven(tx, row.id);
      return { value: await work(tx, { ...row, identifier: identifierOf(row) }) };
    });
    if (!outcome) throw AuthError.codeInvalid();
    return outcome.value;
  }

  private async assertMaySend(tx: Tx, to: Identifier): Promise<void> {
    await this.challenges.lockDestination(tx, to);
    const verdict = judgeSend(await this.challenges.recentSends(tx, to), new Date());
    if (verdict.may) return;
    throw verdict.why === 'cooldown'
      ? AuthError.codeCooldown(verdict.retryAfterSeconds)
      : AuthError.codeDailyCap(verdict.retryAfterSeconds);
  }
}

function proofActor(challengeId: string): AnonymousActor {
  return { kind: 'anonymous', purpose: 'otp', subject: challengeId };
}

function identifierOf(row: ChallengeRow): Identifier {
  return { kind: row.channel === 'sms' ? 'phone' : 'email', value: row.destination };
}

function reasonOf(row: ChallengeRow): CodeReason {
  if (row.purpose !== 'register') return row.purpose;
  return row.registration ? 'welcome' : 'already-registered';
}

function toOpenChallenge(row: ChallengeRow): OpenChallenge {
  return {
    id: row.id,
    channel: row.channel,
    maskedDestination: maskIdentifier(identifierOf(row)),
    expiresAt: row.expires_at,
    resendAvailableAt: new Date(row.sent_at.getTime() + CODE_COOLDOWN_SECONDS * 1000),
  };
}
