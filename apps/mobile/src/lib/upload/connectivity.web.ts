import type { Connectivity } from './connectivity.port';

export function createConnectivity(): Connectivity {
  return {
    isOnline: () => navigator.onLine,
    onBack: (listener) => {
      window.addEventListener('online', listener);
      return () => window.removeEventListener('online', listener);
    },
  };
}
