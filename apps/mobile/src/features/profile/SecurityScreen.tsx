import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../lib/navigation/routes';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { DeviceList } from './components/DeviceList';
import { PasswordForm } from './components/PasswordForm';

/** How the person comes in, and from where they have. */
export function SecurityScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  return (
    <Screen
      testID="security-screen"
      header={
        <ScreenHeader
          title={t('account.security')}
          back={{
            label: t('common.back'),
            onPress: () => navigation.popTo('Tabs', { screen: 'Profile' }),
          }}
        />
      }
    >
      <DeviceList />
      <PasswordForm />
    </Screen>
  );
}
