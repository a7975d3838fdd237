import AsyncStorage from '@react-native-async-storage/async-storage';
import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { QueryClient } from '@tanstack/react-query';
import { removeOldestQuery } from '@tanstack/react-query-persist-client';

const DAY_MS = 86_400_000;

/** Axios already repeats what may pass, so queries do not; reports stay readable offline. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: 15_000, gcTime: 7 * DAY_MS, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

const queryPersister = createAsyncStoragePersister({
  storage: AsyncStorage,
  key: 'miinventario.cache',
  throttleTime: 2_000,
  // A browser gives five million characters, two or three very long reports: the newest are kept.
  retry: removeOldestQuery,
});

function isSecret(meta: object | undefined): boolean {
  return meta !== undefined && 'isSecret' in meta && meta.isSecret === true;
}

/** Everything read stays on the device for a week, but for what is marked a secret. */
export const persistOptions = {
  persister: queryPersister,
  maxAge: 7 * DAY_MS,
  buster: '1',
  dehydrateOptions: {
    shouldDehydrateQuery: ({ state, meta }: { state: { status: string }; meta?: object }) =>
      state.status === 'success' && !isSecret(meta),
  },
};
