import { describe, expect, it, vi } from 'vitest';
import * as argon2 from '@node-rs/argon2';
import { PasswordHasher } from './password-hasher.js';

vi.mock('@node-rs/argon2', async (load) => {
  const real = await load<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});

/** Cost as the hash itself tells it: `$argon2id$v=19$m=19456,t=2,p=1$...`. */
const costOf = (hash: string): string => hash.split('$').slice(1, 4).join('$');

describe('a password', () => {
  it('is checked with the same work for nobody as for somebody', async () => {
    const hasher = new PasswordHasher();
    const own = await hasher.hash('tres tigres tristes');
    const verify = vi.mocked(argon2.verify);
    expect(await hasher.verify(own, 'tres tigres tristes')).toBe(true);
    expect(await hasher.verify(own, 'otra')).toBe(false);
    expect(await hasher.verify(undefined, 'tres tigres tristes')).toBe(false);
    expect(await hasher.verify(null, 'nobody has this password')).toBe(false);
    const costs = verify.mock.calls.map(([hash]) => costOf(String(hash)));
    expect(costs).toEqual(Array.from({ length: 4 }, () => 'argon2id$v=19$m=19456,t=2,p=1'));
  });
});
