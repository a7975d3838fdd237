import { exclusiveContract } from '../../test-support/exclusive.contract';
import type { StoredTokens, TokenStore } from './token-store.port';

export const TOKENS: StoredTokens = {
  accessToken: 'secreto-de-acceso',
  accessTokenExpiresAt: '2026-11-25T16:15:00.000Z',
  refreshToken: 'secreto-de-renovar',
};

/** A device: each call of `start` is a start of the app on it. */
export interface TokenDevice {
  readonly start: () => TokenStore;
}

/** What every implementation of the port does, whatever is below it. */
export function tokenStoreContract(name: string, open: () => TokenDevice): void {
  describe(`the token store of ${name}`, () => {
    it('has nothing on a device where nobody signed in', async () => {
      expect(await open().start().read()).toBeNull();
    });

    it('gives the token that was written until another is', async () => {
      const store = open().start();
      await store.write(TOKENS);
      expect(await store.read()).toMatchObject({ accessToken: TOKENS.accessToken });
      await store.write({ ...TOKENS, accessToken: 'otro' });
      expect(await store.read()).toMatchObject({ accessToken: 'otro' });
    });

    it('knows of the session at the next start', async () => {
      const device = open();
      await device.start().write(TOKENS);
      expect(await device.start().read()).not.toBeNull();
    });

    it('has nothing after signing out, at the next start neither', async () => {
      const device = open();
      const store = device.start();
      await store.write(TOKENS);
      await store.clear();
      expect(await store.read()).toBeNull();
      expect(await device.start().read()).toBeNull();
    });

    exclusiveContract(() => open().start());
  });
}
