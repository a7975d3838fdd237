import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a signed address of the disk store allows. */
export type ObjectGrant =
  | { readonly act: 'put-part'; readonly id: string; readonly part: number; readonly exp: number }
  | { readonly act: 'read'; readonly key: string; readonly exp: number };

/** Packs a grant and its HMAC-SHA256 into one URL-safe token. `exp` is in Unix seconds. */
export function signGrant(secret: string, grant: ObjectGrant): string {
  const body = Buffer.from(JSON.stringify(grant)).toString('base64url');
  return `${body}.${mac(secret, body).toString('base64url')}`;
}

/** The grant of a token that is genuine and not expired; undefined otherwise. */
export function verifyGrant(secret: string, token: string, now: Date): ObjectGrant | undefined {
  const [body = '', signature = '', ...rest] = token.split('.');
  const expected = mac(secret, body);
  const given = Buffer.from(signature, 'base64url');
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return undefined;
  }
  const grant = JSON.parse(Buffer.from(body, 'base64url').toString()) as ObjectGrant;
  return grant.exp * 1000 > now.getTime() ? grant : undefined;
}

function mac(secret: string, body: string): Buffer {
  return createHmac('sha256', secret).update(body).digest();
}
