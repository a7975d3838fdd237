import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskIdentifier, parseEmail, parseIdentifier, parsePhone } from './identifiers.js';

describe('identifiers', () => {
  it.each([
    ['55 1234 5678', '+525512345678'],
    ['+52 55 1234 5678', '+525512345678'],
    ['+5215512345678', '+525512345678'],
    ['+52 1 (55) 1234-5678', '+525512345678'],
    ['0052 1 5512345678', '+525512345678'],
    ['+1 415 555 2671', '+14155552671'],
  ])('reads the phone %s as %s', (text, expected) => {
    expect(parsePhone(text)).toEqual({ kind: 'phone', value: expected });
  });

  it.each(['', 'abc', '123', '+521234', '+99955512345678', '9'.repeat(500)])(
    'refuses %s as a phone',
    (text) => {
      expect(parsePhone(text)).toBeUndefined();
    },
  );

  it('reads an address whatever its case', () => {
    expect(parseEmail(' Lupita@Tienda.MX ')).toEqual({ kind: 'email', value: 'lupita@tienda.mx' });
  });

  it.each(['a@b', '@b.mx', 'a b@c.mx', `${'a'.repeat(250)}@c.mx`, 'a@@b.mx'])(
    'refuses %s as an address',
    (text) => {
      expect(parseEmail(text)).toBeUndefined();
    },
  );

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const identifier = parseIdentifier(text);
        expect(identifier === undefined || identifier.value.length <= 254).toBe(true);
      }),
    );
  });

  it('shows two digits of a phone and one letter of an address', () => {
    expect(maskIdentifier({ kind: 'phone', value: '+525512345678' })).toBe('+52 •••••• 78');
    expect(maskIdentifier({ kind: 'email', value: 'lupita@tienda.mx' })).toBe('l•••••@tienda.mx');
  });
});
