import { importPKCS8, SignJWT } from 'jose';

/** The parts of a Google service account that a token is made of. */
export interface ServiceAccount {
  readonly project_id: string;
  readonly client_email: string;
  readonly private_key: string;
  readonly token_uri: string;
}

const ASSERTION_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const LIFE_SECONDS = 3600;
const TIMEOUT_MS = 10_000;

/** @throws Error naming what is missing, never a value */
export function parseServiceAccount(text: string): ServiceAccount {
  const account = JSON.parse(text) as Partial<ServiceAccount>;
  const fields = ['project_id', 'client_email', 'private_key', 'token_uri'] as const;
  const missing = fields.filter((field) => typeof account[field] !== 'string');
  if (missing.length > 0) throw new Error(`FCM_SERVICE_ACCOUNT: ${missing.join(', ')} missing`);
  return account as ServiceAccount;
}

/**
 * Exchanges a signed assertion for an access token at the account's own `token_uri` (RFC 7523);
 * the library would always ask Google's address, whatever the account says.
 */
export async function fetchAccessToken(
  account: ServiceAccount,
  scope: string,
): Promise<{ access_token: string; expiry_date: number }> {
  const now = Math.floor(Date.now() / 1000);
  const assertion = await new SignJWT({ scope })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT' })
    .setIssuer(account.client_email)
    .setAudience(account.token_uri)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFE_SECONDS)
    .sign(await importPKCS8(account.private_key, 'RS256'));
  const response = await fetch(account.token_uri, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: ASSERTION_GRANT, assertion }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the token service answered ${response.status}`);
  const token = (await response.json()) as { access_token: string; expires_in: number };
  return {
    access_token: token.access_token,
    expiry_date: Date.now() + token.expires_in * 1000,
  };
}
