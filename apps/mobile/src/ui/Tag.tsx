import { StyleSheet, View } from 'react-native';

import { Text } from './Text';
import { useTheme } from './theme/theme';
import { radius, space, type Colors } from './theme/tokens';

export type TagTone = 'neutral' | 'good' | 'wait' | 'bad' | 'info';

const looks: Record<TagTone, { fill: keyof Colors; text: keyof Colors }> = {
  neutral: { fill: 'sunken', text: 'inkMuted' },
  good: { fill: 'primarySoft', text: 'onPrimarySoft' },
  wait: { fill: 'accentSoft', text: 'onAccentSoft' },
  bad: { fill: 'dangerSoft', text: 'onDangerSoft' },
  info: { fill: 'infoSoft', text: 'onInfoSoft' },
};

/** A word about the state of something. */
export function Tag({ tone, label, testID }: { tone: TagTone; label: string; testID?: string }) {
  const { colors } = useTheme();
  const look = looks[tone];
  return (
    <View testID={testID} style={[styles.tag, { backgroundColor: colors[look.fill] }]}>
      <Text variant="caption" color={look.text}>
        {label}
      </Text>
    </View>
  );
}

const styles = StyleSheet.create({
  tag: {
    alignSelf: 'flex-start',
    paddingHorizontal: space.sm + space.xxs,
    paddingVertical: space.xxs + 1,
    borderRadius: radius.pill,
  },
});
