import type { ReactNode } from 'react';
import { StyleSheet, View } from 'react-native';

import { Icon, type IconName } from './Icon';
import { Text } from './Text';
import { useTheme } from './theme/theme';
import { radius, space, type Colors } from './theme/tokens';

export type BannerTone = 'info' | 'success' | 'warning' | 'danger';

export interface BannerProps {
  tone: BannerTone;
  title?: string;
  message: string;
  icon?: IconName;
  /** Said aloud at once by screen readers; for what has just gone wrong. */
  isAlert?: boolean;
  children?: ReactNode;
  testID?: string;
}

const looks: Record<BannerTone, { fill: keyof Colors; text: keyof Colors; icon: IconName }> = {
  info: { fill: 'infoSoft', text: 'onInfoSoft', icon: 'info' },
  success: { fill: 'primarySoft', text: 'onPrimarySoft', icon: 'success' },
  warning: { fill: 'accentSoft', text: 'onAccentSoft', icon: 'warning' },
  danger: { fill: 'dangerSoft', text: 'onDangerSoft', icon: 'alert' },
};

export function Banner({ tone, title, message, icon, isAlert, children, testID }: BannerProps) {
  const { colors } = useTheme();
  const look = looks[tone];
  return (
    <View
      testID={testID}
      role={isAlert === true ? 'alert' : undefined}
      style={[styles.banner, { backgroundColor: colors[look.fill] }]}
    >
      <View style={styles.icon}>
        <Icon name={icon ?? look.icon} size={20} color={look.text} />
      </View>
      <View style={styles.text}>
        {title !== undefined && (
          <Text variant="label" color={look.text}>
            {title}
          </Text>
        )}
        <Text variant="caption" color={look.text}>
          {message}
        </Text>
        {children}
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  banner: {
    flexDirection: 'row',
    gap: space.md,
    padding: space.md + space.xxs,
    borderRadius: radius.md,
  },
  icon: { paddingTop: 1 },
  text: { flex: 1, gap: space.xxs },
});
