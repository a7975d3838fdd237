import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatDay, formatTime } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { useNow } from '../../../lib/use-now';
import { Icon } from '../../../ui/Icon';
import { Text } from '../../../ui/Text';
import { useTheme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import { useTimeLeftText } from '../use-time-left-text';
import { isSoon, timeLeft } from '../voucher.model';

/** How long the shop still takes the money; the last hours stand out. */
export function Countdown({ expiresAt }: { expiresAt: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { colors } = useTheme();
  const now = useNow(1_000);
  const leftText = useTimeLeftText();
  const isUrgent = isSoon(expiresAt, now);
  const color = isUrgent ? 'onAccentSoft' : 'onInfoSoft';
  const when = t('voucher.until', {
    day: formatDay(expiresAt, language),
    time: formatTime(expiresAt, language),
  });
  return (
    <View
      role="timer"
      style={[styles.row, { backgroundColor: colors[isUrgent ? 'accentSoft' : 'infoSoft'] }]}
    >
      <Icon name="clock" size={20} color={color} />
      <View style={styles.text}>
        <Text testID="voucher-countdown" variant="label" color={color}>
          {leftText(timeLeft(expiresAt, now))}
        </Text>
        <Text variant="caption" color={color}>
          {when}
        </Text>
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.md,
    padding: space.md,
    borderRadius: radius.md,
  },
  text: { flex: 1 },
});
