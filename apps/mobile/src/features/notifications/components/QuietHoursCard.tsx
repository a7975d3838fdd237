import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Card } from '../../../ui/Card';
import { Checkbox } from '../../../ui/Checkbox';
import { IconButton } from '../../../ui/IconButton';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { Preferences } from '../notifications.calls';
import { hourText, shiftHour } from '../notifications.model';

export interface QuietHoursCardProps {
  quiet: Preferences['quiet'];
  onChange: (quiet: Preferences['quiet']) => void;
}

/** What the server begins with, too. */
const usualNight = { from: 22, to: 7 };

/** When push messages wait: whole hours in the shop's time zone. */
export function QuietHoursCard({ quiet, onChange }: QuietHoursCardProps) {
  const { t } = useTranslation();
  return (
    <Card style={styles.card}>
      <Text variant="heading" level={2}>
        {t('notifications.quietTitle')}
      </Text>
      <Checkbox
        testID="quiet-on"
        isChecked={quiet !== null}
        label={t('notifications.quiet')}
        onChange={(isOn) => onChange(isOn ? usualNight : null)}
      />
      {quiet !== null && (
        <>
          <HourStepper
            name="from"
            label={t('notifications.quietFrom')}
            hour={quiet.from}
            onChange={(from) => onChange({ ...quiet, from })}
          />
          <HourStepper
            name="to"
            label={t('notifications.quietTo')}
            hour={quiet.to}
            onChange={(to) => onChange({ ...quiet, to })}
          />
          <Text variant="caption" color="inkMuted">
            {t('notifications.quietHint')}
          </Text>
        </>
      )}
    </Card>
  );
}

interface HourStepperProps {
  name: string;
  label: string;
  hour: number;
  onChange: (hour: number) => void;
}

function HourStepper({ name, label, hour, onChange }: HourStepperProps) {
  const { t } = useTranslation();
  return (
    <View style={styles.stepper}>
      <Text style={styles.label}>{label}</Text>
      <IconButton
        testID={`quiet-${name}-earlier`}
        icon="minus"
        label={t('notifications.earlier', { what: label })}
        onPress={() => onChange(shiftHour(hour, -1))}
      />
      <Text testID={`quiet-${name}`} variant="bodyStrong" aria-live="polite">
        {hourText(hour)}
      </Text>
      <IconButton
        testID={`quiet-${name}-later`}
        icon="plus"
        label={t('notifications.later', { what: label })}
        onPress={() => onChange(shiftHour(hour, 1))}
      />
    </View>
  );
}

const styles = StyleSheet.create({
  card: { gap: space.sm },
  stepper: { flexDirection: 'row', alignItems: 'center', gap: space.xs },
  label: { flex: 1 },
});
