import { StyleSheet, View } from 'react-native';

import { Text } from './Text';
import { useTheme } from './theme/theme';
import { radius, space, type Colors } from './theme/tokens';

export type Confidence = 'high' | 'medium' | 'low' | 'unknown';

const looks: Record<Confidence, { dot: keyof Colors; fill: keyof Colors; text: keyof Colors }> = {
  high: { dot: 'high', fill: 'primarySoft', text: 'onPrimarySoft' },
  medium: { dot: 'medium', fill: 'accentSoft', text: 'onAccentSoft' },
  low: { dot: 'low', fill: 'dangerSoft', text: 'onDangerSoft' },
  unknown: { dot: 'borderStrong', fill: 'sunken', text: 'inkMuted' },
};

export interface ConfidenceBadgeProps {
  level: Confidence;
  /** The colour is never alone: the words say it too. */
  label: string;
}

export function ConfidenceBadge({ level, label }: ConfidenceBadgeProps) {
  const { colors } = useTheme();
  const look = looks[level];
  return (
    <View style={[styles.badge, { backgroundColor: colors[look.fill] }]}>
      <View style={[styles.dot, { backgroundColor: colors[look.dot] }]} />
      <Text variant="caption" color={look.text}>
        {label}
      </Text>
    </View>
  );
}

const styles = StyleSheet.create({
  badge: {
    alignSelf: 'flex-start',
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.xs + space.xxs,
    paddingHorizontal: space.sm + space.xxs,
    paddingVertical: space.xxs + 1,
    borderRadius: radius.pill,
  },
  dot: { width: 8, height: 8, borderRadius: radius.pill },
});
