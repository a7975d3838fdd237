import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client';
import { useState, type ReactNode } from 'react';
import { SafeAreaProvider } from 'react-native-safe-area-context';

import { ApiContext } from '../../lib/api/api.context';
import { createQueryClient, persistOptions } from '../../lib/query/query-client';
import { useSettingsStore } from '../../lib/settings.store';
import { UploadQueueContext } from '../../lib/upload/upload-queue.context';
import { ThemeProvider } from '../../ui/theme/ThemeProvider';
import type { Services } from './services';

export interface AppProvidersProps {
  services: Services;
  children: ReactNode;
}

export function AppProviders({ services, children }: AppProvidersProps) {
  const scheme = useSettingsStore((state) => state.scheme);
  const [queryClient] = useState(createQueryClient);
  return (
    <SafeAreaProvider>
      <ApiContext.Provider value={services.access}>
        <UploadQueueContext.Provider value={services.queue}>
          <PersistQueryClientProvider client={queryClient} persistOptions={persistOptions}>
            <ThemeProvider preference={scheme}>{children}</ThemeProvider>
          </PersistQueryClientProvider>
        </UploadQueueContext.Provider>
      </ApiContext.Provider>
    </SafeAreaProvider>
  );
}
