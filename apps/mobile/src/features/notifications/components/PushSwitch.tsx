import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { Checkbox } from '../../../ui/Checkbox';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { FailureBanner } from '../../shared/FailureBanner';
import { usePushState, useSwitchPush } from '../push.queries';

/** Push messages on this device; nothing where it cannot have any. */
export function PushSwitch() {
  const { t } = useTranslation();
  const push = usePushState().data;
  const change = useSwitchPush();
  if (push === undefined || push.state === 'unsupported') return null;
  if (push.state === 'blocked') {
    return <Banner testID="push-blocked" tone="warning" message={t('notifications.pushBlocked')} />;
  }
  return (
    <Card style={styles.card}>
      <Checkbox
        testID="push-on"
        isChecked={push.state === 'on'}
        label={t('notifications.pushHere')}
        onChange={(isOn) => change.mutate({ isOn, webPushKey: push.webPushKey })}
      />
      <Text variant="caption" color="inkMuted">
        {t('notifications.pushHint')}
      </Text>
      <FailureBanner error={change.error} />
    </Card>
  );
}

const styles = StyleSheet.create({ card: { gap: space.sm } });
