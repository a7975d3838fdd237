import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { Outbox } from '../../platform/events/outbox.js';
import { AccountsRepository, type UserRow } from './accounts.repository.js';
import { AuthError } from './auth.errors.js';
import {
  ChallengesService,
  type OpenChallenge,
  type ProvenChallenge,
} from './challenges.service.js';
import type { ClientInfo } from './client-info.js';
import { UserRegisteredEvent } from './events/user-registered.event.js';
import { parseEmail, parsePhone, type Identifier } from './identifiers.js';
import type { UserLocale } from './messages.js';
import { PasswordHasher } from './password-hasher.js';
import { findPasswordFault, PASSWORD_FAULT_TEXT } from './password-rules.js';
import { SessionsService, type IssuedTokens } from './sessions.service.js';

export interface RegistrationForm {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly password?: string | undefined;
  readonly name: string;
  readonly privacyVersion: string;
  readonly locale?: UserLocale | undefined;
}

export interface CodeProof {
  readonly challengeId: string;
  readonly code: string;
  readonly deviceName?: string | undefined;
}

/** Registering: nobody exists until they have proven their phone or e-mail. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly challenges: ChallengesService,
    private readonly accounts: AccountsRepository,
    private readonly passwords: PasswordHasher,
    private readonly sessions: SessionsService,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Sends a code to the phone or e-mail. One that already has an account gets a code to log in with,
   * and whoever asked sees no difference.
   */
  async register(form: RegistrationForm): Promise<OpenChallenge> {
    const identifier = readIdentifier(form);
    assertPassword(form, identifier);
    const passwordHash =
      form.password === undefined ? null : await this.passwords.hash(form.password);
    const { name, privacyVersion } = form;
    return this.challenges.open(identifier, 'register', async (tx) => {
      const existing = await this.accounts.findByIdentifier(tx, identifier);
      const common = { purpose: 'register', locale: form.locale ?? 'es-MX' } as const;
      if (existing) return { ...common, reason: 'already-registered' };
      const registration = { name, passwordHash, privacyVersion };
      return { ...common, reason: 'welcome', registration };
    });
  }

  /**
   * Proves the code: makes the account, or logs in to the one there already is.
   * @throws AppError auth.code_invalid, auth.suspended
   */
  async verify(proof: CodeProof, client: ClientInfo): Promise<IssuedTokens> {
    const user = await this.challenges.prove(proof, ['register'], (tx, proven) =>
      this.findOrCreate(tx, proven),
    );
    if (!user) throw AuthError.codeInvalid();
    return this.sessions.open(user, client, proof.deviceName);
  }

  private async findOrCreate(tx: Tx, proven: ProvenChallenge): Promise<UserRow | undefined> {
    const { identifier, registration, locale } = proven;
    const existing = await this.accounts.findByIdentifier(tx, identifier);
    if (existing || !registration) return existing;
    const { name, passwordHash, privacyVersion } = registration;
    const user = await this.accounts.create(tx, { identifier, name, passwordHash, locale });
    // Another challenge of the same destination was proven at this very moment.
    if (!user) return this.accounts.findByIdentifier(tx, identifier);
    const consent = { document: 'privacy', version: privacyVersion, locale } as const;
    await this.accounts.addConsent(tx, user.id, consent);
    await this.outbox.publish(tx, new UserRegisteredEvent({ userId: user.id, locale }));
    return user;
  }
}

function readIdentifier(form: RegistrationForm): Identifier {
  if ((form.phone === undefined) === (form.email === undefined)) {
    throw AuthError.fieldInvalid(
      'phone',
      'oneOf',
      'Escribe tu teléfono o tu correo, uno de los dos.',
    );
  }
  if (form.phone !== undefined) {
    const phone = parsePhone(form.phone);
    if (!phone) throw AuthError.fieldInvalid('phone', 'phone', 'Escribe un teléfono válido.');
    return phone;
  }
  const email = parseEmail(form.email ?? '');
  if (!email) throw AuthError.fieldInvalid('email', 'email', 'Escribe un correo válido.');
  return email;
}

function assertPassword(form: RegistrationForm, identifier: Identifier): void {
  if (form.password === undefined) return;
  const fault = findPasswordFault(form.password, [form.name, identifier.value]);
  if (fault) throw AuthError.fieldInvalid('password', fault, PASSWORD_FAULT_TEXT[fault]);
}
