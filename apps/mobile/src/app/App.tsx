import { StatusBar } from 'expo-status-bar';

import { RootNavigator } from './navigation/RootNavigator';
import { AppProviders } from './providers/AppProviders';
import { useStartup } from './providers/use-startup';

export function App() {
  const services = useStartup();
  if (services === null) return null;
  return (
    <AppProviders services={services}>
      <StatusBar style="auto" />
      <RootNavigator />
    </AppProviders>
  );
}
