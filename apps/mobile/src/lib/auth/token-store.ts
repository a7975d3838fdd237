import * as SecureStore from 'expo-secure-store';

import { oneAtATime } from '../one-at-a-time';
import { parseStoredTokens } from './parse-stored-tokens';
import type { TokenStore } from './token-store.port';

const KEY = 'miinventario.tokens';

/** One process owns the phone's store. */
const exclusively = oneAtATime();

export function createTokenStore(): TokenStore {
  return {
    read: async () => parseStoredTokens(await SecureStore.getItemAsync(KEY)),
    write: (tokens) => SecureStore.setItemAsync(KEY, JSON.stringify(tokens)),
    clear: () => SecureStore.deleteItemAsync(KEY),
    exclusively,
  };
}
