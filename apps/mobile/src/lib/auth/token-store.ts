import * as SecureStore from 'expo-secure-store';

import { parseStoredTokens } from './parse-stored-tokens';
import type { TokenStore } from './token-store.port';

const KEY = 'miinventario.tokens';

/** One process owns the phone's store, so a task is exclusive without a lock. */
export function createTokenStore(): TokenStore {
  return {
    read: async () => parseStoredTokens(await SecureStore.getItemAsync(KEY)),
    write: (tokens) => SecureStore.setItemAsync(KEY, JSON.stringify(tokens)),
    clear: () => SecureStore.deleteItemAsync(KEY),
    exclusively: (task) => task(),
  };
}
