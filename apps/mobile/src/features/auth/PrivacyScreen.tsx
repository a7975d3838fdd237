import { useTranslation } from 'react-i18next';
import { View } from 'react-native';

import { useAppNavigation } from '../../lib/navigation/routes';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { PRIVACY_VERSION } from './auth.schemas';

const sections = ['who', 'what', 'why', 'howLong', 'sharing', 'rights'] as const;

/** The short privacy notice that registration asks consent for. */
export function PrivacyScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  return (
    <Screen
      isReadOnly
      header={
        <ScreenHeader
          title={t('privacy.title')}
          back={{ label: t('common.back'), onPress: () => navigation.goBack() }}
        />
      }
    >
      <Text variant="caption" color="inkMuted">
        {t('privacy.version', { version: PRIVACY_VERSION })}
      </Text>
      {sections.map((section) => (
        <View key={section}>
          <Text variant="heading" level={2}>
            {t(`privacy.${section}.title`)}
          </Text>
          <Text color="inkMuted">{t(`privacy.${section}.text`)}</Text>
        </View>
      ))}
    </Screen>
  );
}
