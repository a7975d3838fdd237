import { describe, expect, it } from 'vitest';
import { findPasswordFault } from './password-rules.js';

describe('password rules', () => {
  it.each([
    ['corta12', 'short'],
    ['x9'.repeat(65), 'long'],
    ['Password1', 'common'],
    ['aaaaaaaaab', 'common'],
    ['5512345678', 'personal'],
    ['Lupita.Perez', 'personal'],
  ])('refuse %s as %s', (password, fault) => {
    expect(findPasswordFault(password, ['+525512345678', 'lupita.perez@tienda.mx'])).toBe(fault);
  });

  it('take a phrase, spaces and accents included', () => {
    expect(findPasswordFault('mi tía vende piñatas', ['Lupita'])).toBeUndefined();
  });

  it('count characters, not code units', () => {
    expect(findPasswordFault('🍎🍐🍊🍋', [])).toBe('short');
  });
});
