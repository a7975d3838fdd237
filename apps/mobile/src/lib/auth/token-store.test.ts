import * as SecureStore from 'expo-secure-store';

import { createMemoryTokenStore } from '../../test-support/memory-token-store';
import { createTokenStore } from './token-store';
import { TOKENS, tokenStoreContract } from './token-store.contract';

jest.mock('expo-secure-store', () => ({
  getItemAsync: jest.fn(),
  setItemAsync: jest.fn(),
  deleteItemAsync: jest.fn(),
}));

/** The phone's secure store, in memory. */
function openPhone(): Map<string, string> {
  const kept = new Map<string, string>();
  jest.mocked(SecureStore.getItemAsync).mockImplementation(async (key) => kept.get(key) ?? null);
  jest
    .mocked(SecureStore.setItemAsync)
    .mockImplementation(async (key, text) => void kept.set(key, text));
  jest.mocked(SecureStore.deleteItemAsync).mockImplementation(async (key) => {
    kept.delete(key);
  });
  return kept;
}

tokenStoreContract('a phone', () => {
  openPhone();
  return { start: createTokenStore };
});

tokenStoreContract('the tests', () => {
  const store = createMemoryTokenStore();
  return { start: () => store };
});

describe('the token store of a phone', () => {
  it('keeps the refresh token, in the secure store alone', async () => {
    const kept = openPhone();
    await createTokenStore().write(TOKENS);
    expect(await createTokenStore().read()).toEqual(TOKENS);
    expect([...kept.values()].join()).toContain('secreto-de-renovar');
  });
});
