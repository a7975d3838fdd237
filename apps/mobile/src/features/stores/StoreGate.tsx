import { lazy, Suspense, type ReactNode } from 'react';

import { toFailure } from '../../lib/api/failure';
import { useSettingsStore } from '../../lib/settings.store';
import { Screen } from '../../ui/Screen';
import { Skeleton } from '../../ui/Skeleton';
import { FailureState } from '../shared/FailureState';
import { ActiveStoreContext } from './active-store.context';
import { useStores } from './stores.queries';

/** Few see it, and only once: it does not travel with the first screen. */
const StoreSetupScreen = lazy(async () => ({
  default: (await import('./StoreSetupScreen')).StoreSetupScreen,
}));

/**
 * Shows `children` inside a shop: the one chosen last on this device, else the person's first, or
 * the one they set up now.
 */
export function StoreGate({ children }: { children: ReactNode }) {
  const stores = useStores();
  const chosenId = useSettingsStore((state) => state.activeStoreId);
  const items = stores.data?.items;
  const store = items?.find(({ id }) => id === chosenId) ?? items?.[0];
  if (store !== undefined) {
    return <ActiveStoreContext.Provider value={store}>{children}</ActiveStoreContext.Provider>;
  }
  // What the device remembers may be older than the first shop.
  if (stores.isSuccess && stores.isFetchedAfterMount) {
    return (
      <Suspense fallback={<Screen>{null}</Screen>}>
        <StoreSetupScreen />
      </Suspense>
    );
  }
  return (
    <Screen>
      {stores.isError ? (
        <FailureState failure={toFailure(stores.error)} onRetry={() => void stores.refetch()} />
      ) : (
        <>
          <Skeleton height={40} width="60%" />
          <Skeleton height={220} />
          <Skeleton height={90} />
          <Skeleton height={90} />
        </>
      )}
    </Screen>
  );
}
