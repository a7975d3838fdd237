import { useQueryClient } from '@tanstack/react-query';
import { screen } from '@testing-library/react-native';
import { useState } from 'react';
import { Text } from 'react-native';

import type { Page, Store } from '../../lib/api/types';
import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { storeKeys } from '../shared/keys';
import { StoreGate } from './StoreGate';

/** The gate on a device that remembers this person without a shop. */
function GateThatRemembersNone() {
  const queryClient = useQueryClient();
  useState(() => {
    // As the app has it: what was remembered a moment ago is fresh, and not asked for again.
    queryClient.setDefaultOptions({ queries: { retry: false, staleTime: 15_000 } });
    queryClient.setQueryData<Page<Store>>(storeKeys.list(), { items: [], nextCursor: null });
  });
  return (
    <StoreGate>
      <Text testID="inside" />
    </StoreGate>
  );
}

function renderGate(listStores: () => Promise<Page<Store>>) {
  renderScreen({ name: 'Stores', component: GateThatRemembersNone, api: { listStores } });
}

describe('StoreGate', () => {
  it('does not ask for a first shop when the device merely does not know it yet', async () => {
    renderGate(async () => ({ items: [build.store()], nextCursor: null }));
    expect(screen.queryByTestId('store-setup-screen')).toBeNull();
    expect(await screen.findByTestId('inside')).toBeTruthy();
  });

  it('nor when it cannot ask', async () => {
    renderGate(() => Promise.reject(new Error('no network')));
    expect(await screen.findByTestId('failure-state')).toBeTruthy();
    expect(screen.queryByTestId('store-setup-screen')).toBeNull();
  });
});
