import { AppState } from 'react-native';

import type { Connectivity } from './connectivity.port';

/** On a phone we try whenever the app comes to the front; waits between tries do the rest. */
export function createConnectivity(): Connectivity {
  return {
    isOnline: () => true,
    onBack: (listener) => {
      const subscription = AppState.addEventListener('change', (state) => {
        if (state === 'active') listener();
      });
      return () => subscription.remove();
    },
  };
}
