import { randomInt } from 'node:crypto';

/** No I, O, 0 and 1: a code is read aloud over a counter. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 7;

export function newReferralCode(): string {
  return Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}

/** What a person typed, as codes are stored. */
export function normaliseCode(text: string): string {
  return text.trim().toUpperCase().replace(/[\s-]/g, '');
}
