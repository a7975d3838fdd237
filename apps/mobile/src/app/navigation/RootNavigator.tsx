import { DarkTheme, DefaultTheme, NavigationContainer } from '@react-navigation/native';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { InvitationCatcher } from '../../features/stores/InvitationCatcher';
import { useAuthStore } from '../../lib/auth/auth.store';
import { useTheme } from '../../ui/theme/theme';
import { memberLinking, visitorLinking } from './linking';
import { SignedInNavigator } from './SignedInNavigator';
import { SignedOutNavigator } from './SignedOutNavigator';

export function RootNavigator() {
  const { t } = useTranslation();
  const status = useAuthStore((state) => state.status);
  const { scheme, colors } = useTheme();
  const theme = useMemo(() => {
    const base = scheme === 'dark' ? DarkTheme : DefaultTheme;
    return {
      ...base,
      colors: { ...base.colors, primary: colors.primary, background: colors.background },
    };
  }, [scheme, colors]);
  if (status === 'loading') return null;
  return (
    <NavigationContainer
      key={status}
      theme={theme}
      linking={status === 'signedIn' ? memberLinking : visitorLinking}
      documentTitle={{ formatter: () => t('common.appName') }}
    >
      <InvitationCatcher />
      {status === 'signedIn' ? <SignedInNavigator /> : <SignedOutNavigator />}
    </NavigationContainer>
  );
}
