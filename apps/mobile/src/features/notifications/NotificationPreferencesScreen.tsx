import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation } from '../../lib/navigation/routes';
import { Banner } from '../../ui/Banner';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { FailureState } from '../shared/FailureState';
import { KindChoices } from './components/KindChoices';
import { PushSwitch } from './components/PushSwitch';
import { QuietHoursCard } from './components/QuietHoursCard';
import { usePreferences, useSavePreferences } from './notifications.queries';

export function NotificationPreferencesScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const preferences = usePreferences();
  const save = useSavePreferences();
  const chosen = preferences.data;
  return (
    <Screen
      testID="notification-preferences-screen"
      header={
        <ScreenHeader
          title={t('notifications.preferences')}
          back={{ label: t('common.back'), onPress: () => navigation.popTo('Notifications') }}
        />
      }
    >
      <FailureBanner testID="preferences-failure" error={save.error} />
      <PushSwitch />
      {chosen === undefined ? (
        preferences.isError ? (
          <FailureState
            failure={toFailure(preferences.error)}
            onRetry={() => void preferences.refetch()}
          />
        ) : (
          <>
            <Skeleton height={200} />
            <Skeleton height={120} />
          </>
        )
      ) : (
        <>
          <KindChoices
            kinds={chosen.kinds}
            onChange={(kinds) => save.mutate({ ...chosen, kinds })}
          />
          <QuietHoursCard
            quiet={chosen.quiet}
            onChange={(quiet) => save.mutate({ ...chosen, quiet })}
          />
          <Banner tone="info" message={t('notifications.receiptsAlways')} />
          <Text variant="caption" color="inkMuted">
            {t('notifications.inAppAlways')}
          </Text>
        </>
      )}
    </Screen>
  );
}
