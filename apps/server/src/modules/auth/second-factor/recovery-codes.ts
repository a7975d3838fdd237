import { createHash, randomInt } from 'node:crypto';

export const RECOVERY_CODES = 10;
/** Without letters and digits that are taken for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 12;

/** Codes of 59 random bits, each for one use, in groups that can be read aloud. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: LENGTH }, () =>
      ALPHABET.charAt(randomInt(ALPHABET.length)),
    );
    return (letters.join('').match(/.{4}/g) ?? []).join('-');
  });
}

/** However it was typed: without spaces, dashes and capitals. Undefined when it is no such code. */
export function normalRecoveryCode(text: string): string | undefined {
  const plain = text.toLowerCase().replaceAll(/[\s-]/g, '');
  return plain.length === LENGTH && [...plain].every((letter) => ALPHABET.includes(letter))
    ? plain
    : undefined;
}

/** Random enough for a plain hash, salted with whose it is. */
export function hashRecoveryCode(userId: string, code: string): string {
  return createHash('sha256')
    .update(`${userId}:${normalRecoveryCode(code) ?? ''}`)
    .digest('hex');
}
