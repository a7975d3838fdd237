import { describe, expect, it } from 'vitest';
import { SecretSeal } from './secret-seal.js';

const seal = new SecretSeal('una llave maestra de prueba');
const secret = Buffer.from('12345678901234567890');

describe('sealed secrets', () => {
  it('open for their owner, and look different each time', () => {
    const sealed = seal.seal(secret, 'ana');
    expect(seal.open(sealed, 'ana')).toEqual(secret);
    expect(sealed.includes(secret)).toBe(false);
    expect(seal.seal(secret, 'ana').equals(sealed)).toBe(false);
  });

  it('do not open for somebody else, under another key, or when changed', () => {
    const sealed = seal.seal(secret, 'ana');
    expect(() => seal.open(sealed, 'beto')).toThrow();
    expect(() => new SecretSeal('otra llave').open(sealed, 'ana')).toThrow();
    const changed = Buffer.from(sealed);
    changed[changed.length - 1]! ^= 1;
    expect(() => seal.open(changed, 'ana')).toThrow();
  });
});
