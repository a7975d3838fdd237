import { BricolageGrotesque_700Bold } from '@expo-google-fonts/bricolage-grotesque/700Bold';
import { BricolageGrotesque_800ExtraBold } from '@expo-google-fonts/bricolage-grotesque/800ExtraBold';
import { Figtree_400Regular } from '@expo-google-fonts/figtree/400Regular';
import { Figtree_500Medium } from '@expo-google-fonts/figtree/500Medium';
import { Figtree_600SemiBold } from '@expo-google-fonts/figtree/600SemiBold';
import { Figtree_700Bold } from '@expo-google-fonts/figtree/700Bold';
import { useFonts } from 'expo-font';
import { useEffect, useState } from 'react';

import { useAuthStore } from '../../lib/auth/auth.store';
import { keepDoorMark } from '../../lib/auth/door-mark';
import { loadRuntimeConfig } from '../../lib/config/runtime-config';
import { i18n, startI18n } from '../../lib/i18n/i18n';
import { startPwa } from '../../lib/pwa/start-pwa';
import { useSettingsStore } from '../../lib/settings.store';
import { createServices, type Services } from './services';

async function start(): Promise<Services> {
  await useSettingsStore.persist.rehydrate();
  startI18n(useSettingsStore.getState().language);
  const services = createServices(await loadRuntimeConfig());
  const isSignedIn = await services.access.tokens.isSignedIn();
  useAuthStore.getState().setStatus(isSignedIn ? 'signedIn' : 'signedOut');
  return services;
}

/** Null until the first screen can be drawn: settings, texts, fonts, and who is signed in. */
export function useStartup(): Services | null {
  const [services, setServices] = useState<Services | null>(null);
  const [hasFonts, fontError] = useFonts({
    BricolageGrotesque_700Bold,
    BricolageGrotesque_800ExtraBold,
    Figtree_400Regular,
    Figtree_500Medium,
    Figtree_600SemiBold,
    Figtree_700Bold,
  });
  useEffect(() => {
    void start().then(setServices);
    startPwa();
    keepDoorMark();
    return useSettingsStore.subscribe(({ language }) => {
      if (language !== null && i18n.isInitialized) void i18n.changeLanguage(language);
    });
  }, []);
  // A font that does not load is no reason to keep a shopkeeper waiting.
  return hasFonts || fontError !== null ? services : null;
}
