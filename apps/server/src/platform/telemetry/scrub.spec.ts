import { describe, expect, it } from 'vitest';
import { scrub } from './scrub.js';

describe('scrub', () => {
  it('takes people and secrets out of the words of others', () => {
    const said = [
      'The number +5215512345678 is unverified',
      'mailbox lupita.perez+x@tienda.example.mx unavailable',
      'to 5512345678 failed',
      'bearer eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiIxIn0.c2ln',
      `key mi-${'a'.repeat(43)}`,
    ];
    expect(said.map(scrub)).toEqual([
      'The number [teléfono] is unverified',
      'mailbox [correo] unavailable',
      'to [número] failed',
      'bearer [token]',
      'key [secreto]',
    ]);
  });

  it('leaves what a log is read for', () => {
    for (const text of [
      'session 01930000-0000-7000-8000-000000000010 failed',
      'at Object.run (/app/dist/database.service.js:100:15)',
      'relation "auth.users" does not exist, code 42P01 after 15000 ms',
    ]) {
      expect(scrub(text)).toBe(text);
    }
  });
});
