import type { ReactNode } from 'react';
import { StyleSheet, View } from 'react-native';

import { IconButton } from './IconButton';
import { Text } from './Text';
import { space, touchTarget } from './theme/tokens';

export interface ScreenHeaderProps {
  title: string;
  back?: { label: string; onPress: () => void };
  action?: ReactNode;
}

export function ScreenHeader({ title, back, action }: ScreenHeaderProps) {
  return (
    <View style={[styles.bar, back === undefined && styles.inset]}>
      {back !== undefined && (
        <IconButton
          icon="arrow-left"
          label={back.label}
          onPress={back.onPress}
          testID="header-back"
        />
      )}
      <View style={styles.title}>
        <Text variant={back === undefined ? 'display' : 'title'} level={1} numberOfLines={1}>
          {title}
        </Text>
      </View>
      {action}
    </View>
  );
}

const styles = StyleSheet.create({
  bar: {
    minHeight: touchTarget + space.sm,
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.xs,
    paddingHorizontal: space.sm,
    paddingVertical: space.xs,
  },
  inset: { paddingHorizontal: space.xl - 4, paddingTop: space.lg, paddingBottom: space.sm },
  title: { flex: 1 },
});
