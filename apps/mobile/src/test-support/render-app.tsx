import { NavigationContainer, useRoute } from '@react-navigation/native';
import { createNativeStackNavigator } from '@react-navigation/native-stack';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react-native';
import type { ComponentType } from 'react';
import { Text } from 'react-native';
import { SafeAreaProvider } from 'react-native-safe-area-context';

import { ActiveStoreContext } from '../features/stores/active-store.context';
import { ApiContext } from '../lib/api/api.context';
import type { ApiClient } from '../lib/api/client';
import type { Store } from '../lib/api/types';
import { TokenKeeper } from '../lib/auth/token-keeper';
import { startI18n } from '../lib/i18n/i18n';
import { addMemberPack } from '../lib/member-pack';
import { memberPack } from '../lib/member-pack.content';
import type { RootParamList } from '../lib/navigation/routes';
import type { UploadQueue } from '../lib/upload/upload-queue';
import { UploadQueueContext } from '../lib/upload/upload-queue.context';
import { ThemeProvider } from '../ui/theme/ThemeProvider';
import { build } from './build';
import { createMemoryTokenStore } from './memory-token-store';

const metrics = {
  frame: { x: 0, y: 0, width: 390, height: 844 },
  insets: { top: 0, left: 0, right: 0, bottom: 0 },
};

export interface RenderScreenOptions<Name extends keyof RootParamList> {
  name: Name;
  component: ComponentType;
  params?: RootParamList[Name];
  /** The calls this screen makes; any other call fails the test. */
  api?: Partial<ApiClient>;
  /** Calls of the app's parts, all in one object. */
  calls?: object;
  /** Other screens that this one leads to, by name; each shows its name. */
  others?: ReadonlyArray<keyof RootParamList>;
  store?: Partial<Store>;
  queue?: Partial<UploadQueue>;
}

function refuseOtherCalls<C extends object>(api: object): C {
  return new Proxy(api as C, {
    get: (target, name) => {
      const call = target[name as keyof C];
      if (call === undefined) throw new Error(`Unexpected API call: ${String(name)}`);
      return call;
    },
  });
}

/** Stands for a screen that the drawn one leads to, and shows with what it was opened. */
function OtherScreen() {
  const { name, params } = useRoute();
  return <Text testID={`other-${name}`}>{JSON.stringify(params ?? {})}</Text>;
}

/** Draws one screen with its providers, in Spanish. Other screens are named, but empty. */
export function renderScreen<Name extends keyof RootParamList>(options: RenderScreenOptions<Name>) {
  startI18n('es-MX');
  addMemberPack(memberPack);
  const Stack = createNativeStackNavigator();
  const client = new QueryClient({
    defaultOptions: {
      queries: { retry: false, gcTime: Infinity },
      mutations: { gcTime: Infinity },
    },
  });
  const tokens = new TokenKeeper({
    store: createMemoryTokenStore(),
    refresh: () => Promise.reject(new Error('not in this test')),
    onSignedOut: () => undefined,
  });
  const access = {
    api: refuseOtherCalls<ApiClient>(options.api ?? {}),
    calls: <C extends object>() => refuseOtherCalls<C>(options.calls ?? {}),
    tokens,
    baseUrl: 'http://api.test',
    language: () => 'es-MX',
  };
  return render(
    <SafeAreaProvider initialMetrics={metrics}>
      <ApiContext.Provider value={access}>
        <UploadQueueContext.Provider value={(options.queue ?? {}) as UploadQueue}>
          <QueryClientProvider client={client}>
            <ThemeProvider preference="light">
              <ActiveStoreContext.Provider value={build.store(options.store)}>
                <NavigationContainer>
                  <Stack.Navigator screenOptions={{ headerShown: false, animation: 'none' }}>
                    <Stack.Screen
                      name={options.name}
                      component={options.component}
                      initialParams={options.params}
                    />
                    {(options.others ?? []).map((name) => (
                      <Stack.Screen key={name} name={name} component={OtherScreen} />
                    ))}
                  </Stack.Navigator>
                </NavigationContainer>
              </ActiveStoreContext.Provider>
            </ThemeProvider>
          </QueryClientProvider>
        </UploadQueueContext.Provider>
      </ApiContext.Provider>
    </SafeAreaProvider>,
  );
}
