import { createHmac, randomBytes } from 'node:crypto';

/** Seconds that one code lives, as every authenticator app assumes. */
export const STEP_SECONDS = 30;
const DIGITS = 6;
/** 160 bits, the length of the hash: RFC 4226, section 4, R6. */
const SECRET_BYTES = 20;
/** Clocks of phones run ahead or behind by up to one step: RFC 6238, section 5.2. */
const TOLERATED_STEPS = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** The number of the time step of a moment. */
export function stepOf(now: Date): number {
  return Math.floor(now.getTime() / 1000 / STEP_SECONDS);
}

/** The code of a step: HOTP of RFC 4226 over the step's number, SHA-1. */
export function codeOf(secret: Buffer, step: number, digits: number = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = hash.readUInt8(hash.length - 1) & 0x0f;
  const value = (hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** digits;
  return String(value).padStart(digits, '0');
}

/**
 * The step whose code this is, at most one away from now and later than `lastStep`: a code that was
 * taken once, and any older one, is never taken again. Undefined for a wrong code.
 */
export function matchingStep(
  secret: Buffer,
  code: string,
  { now, lastStep }: { readonly now: Date; readonly lastStep: number },
): number | undefined {
  const current = stepOf(now);
  let match: number | undefined;
  for (let step = current - TOLERATED_STEPS; step <= current + TOLERATED_STEPS; step += 1) {
    if (codeOf(secret, step) === code && step > lastStep) match ??= step;
  }
  return match;
}

/** RFC 4648 base 32 without padding, as apps take a secret that is typed. */
export function toBase32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE32.charAt(parseInt(group.padEnd(5, '0'), 2))).join('');
}

/**
 * The address that a QR code carries to the app.
 * https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpauthUri(issuer: string, account: string, secret: Buffer): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  const query = new URLSearchParams({
    secret: toBase32(secret),
    issuer,
    algorithm: 'SHA1',
    digits: String(DIGITS),
    period: String(STEP_SECONDS),
  });
  return `otpauth://totp/${label}?${query.toString()}`;
}
