import type { ReactNode } from 'react';
import { Pressable, StyleSheet, View, type StyleProp, type ViewStyle } from 'react-native';

import { useStyles, type Theme } from './theme/theme';
import { radius, space } from './theme/tokens';

export interface CardProps {
  children: ReactNode;
  onPress?: () => void;
  /** Needed with `onPress`: what the whole card says to a screen reader. */
  label?: string;
  style?: StyleProp<ViewStyle>;
  testID?: string;
}

export function Card({ children, onPress, label, style, testID }: CardProps) {
  const styles = useStyles(createStyles);
  if (onPress === undefined) {
    return (
      <View testID={testID} style={[styles.card, style]}>
        {children}
      </View>
    );
  }
  return (
    <Pressable
      testID={testID}
      role="button"
      aria-label={label}
      onPress={onPress}
      style={({ pressed }) => [styles.card, pressed && styles.pressed, style]}
    >
      {children}
    </Pressable>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    card: {
      backgroundColor: colors.surface,
      borderRadius: radius.lg,
      borderWidth: 1,
      borderColor: colors.border,
      padding: space.lg,
      boxShadow: `0 2px 10px ${colors.shadow}`,
    },
    pressed: { backgroundColor: colors.sunken },
  });
