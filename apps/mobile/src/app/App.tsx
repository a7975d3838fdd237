import { StatusBar } from 'expo-status-bar';

import { RootNavigator } from './navigation/RootNavigator';
import { UpdateBar } from './navigation/UpdateBar';
import { AppProviders } from './providers/AppProviders';
import { useStartup } from './providers/use-startup';

export function App() {
  const services = useStartup();
  if (services === null) return null;
  return (
    <AppProviders services={services}>
      <StatusBar style="auto" />
      <UpdateBar />
      <RootNavigator />
    </AppProviders>
  );
}
