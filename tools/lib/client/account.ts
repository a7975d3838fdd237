import { randomBytes } from 'node:crypto';
import { waitFor } from '@miinventario/devkit';
import type { ApiClient } from './api-client.js';
import type { Challenge, MailboxMessage, Tokens } from './api.types.js';

/** The version of the aviso de privacidad that these tools accept. */
const PRIVACY_VERSION = '2026-01';
const CODE_TIMEOUT_MS = 20_000;

export interface Account {
  readonly email: string;
  readonly password: string;
}

/** Registers a new user by e-mail; the code is read in the development mailbox. */
export async function registerFreshUser(client: ApiClient): Promise<Account> {
  const account = {
    email: `demo-${randomBytes(5).toString('hex')}@ejemplo.mx`,
    password: `Anaquel-${randomBytes(6).toString('hex')}-26`,
  };
  const challenge = await client.post<Challenge>('/auth/register', {
    ...account,
    name: 'Demostración',
    privacyVersion: PRIVACY_VERSION,
  });
  const code = await readCode(client.baseUrl, account.email);
  const tokens = await client.post<Tokens>('/auth/verify-otp', {
    challengeId: challenge.challengeId,
    code,
    deviceName: 'npm run demo',
  });
  client.useToken(tokens.accessToken);
  return account;
}

export async function logIn(client: ApiClient, account: Account): Promise<void> {
  const tokens = await client.post<Tokens>('/auth/login', {
    identifier: account.email,
    password: account.password,
    deviceName: 'npm run demo',
  });
  client.useToken(tokens.accessToken);
}

/** The newest code that was sent to the address, as its owner would read it. */
export async function readCode(baseUrl: string, to: string): Promise<string> {
  return waitFor(
    async () => {
      const url = `${baseUrl}/dev/mailbox.json?to=${encodeURIComponent(to)}`;
      const messages = (await (await fetch(url)).json()) as readonly MailboxMessage[];
      return messages.find((message) => message.code !== null)?.code ?? undefined;
    },
    { timeoutMs: CODE_TIMEOUT_MS, what: 'el código en el buzón de desarrollo' },
  );
}
