import { describe, expect, it } from 'vitest';
import { codeOf, matchingStep, newSecret, otpauthUri, stepOf, toBase32 } from './totp.js';

/** The secret of RFC 6238, appendix B. */
const SECRET = Buffer.from('12345678901234567890');
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('time-based codes', () => {
  it('are those of RFC 6238, appendix B', () => {
    const vectors: Array<[number, string]> = [
      [59, '94287082'],
      [1_111_111_109, '07081804'],
      [1_111_111_111, '14050471'],
      [1_234_567_890, '89005924'],
      [2_000_000_000, '69279037'],
      [20_000_000_000, '65353130'],
    ];
    for (const [seconds, code] of vectors) {
      expect(codeOf(SECRET, stepOf(at(seconds)), 8)).toBe(code);
    }
  });

  it('are taken one step early or late, and no further', () => {
    const now = at(3_000_000);
    const step = stepOf(now);
    for (const [away, isTaken] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      const match = matchingStep(SECRET, codeOf(SECRET, step + away), { now, lastStep: 0 });
      expect(match, String(away)).toBe(isTaken ? step + away : undefined);
    }
  });

  it('are taken once: neither the same step nor an older one again', () => {
    const now = at(3_000_000);
    const lastStep = stepOf(now);
    for (const step of [lastStep, lastStep - 1]) {
      expect(matchingStep(SECRET, codeOf(SECRET, step), { now, lastStep })).toBeUndefined();
    }
    const next = codeOf(SECRET, lastStep + 1);
    expect(matchingStep(SECRET, next, { now, lastStep })).toBe(lastStep + 1);
  });

  it('come to the app by an address with the secret in base 32', () => {
    expect(toBase32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(toBase32(newSecret())).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(otpauthUri('MiInventario', 'ana@example.mx', SECRET));
    expect(uri.pathname).toContain('MiInventario:ana%40example.mx');
    expect(uri.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  });
});
