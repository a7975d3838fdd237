import { useEffect, useRef } from 'react';
import { Animated, Easing, StyleSheet, View } from 'react-native';

import { useTheme } from './theme/theme';
import { radius } from './theme/tokens';

export interface ProgressBarProps {
  /** 0 to 1. */
  fraction: number;
  label: string;
  height?: number;
  testID?: string;
}

export function ProgressBar({ fraction, label, height = 12, testID }: ProgressBarProps) {
  const { colors } = useTheme();
  const bounded = Math.min(1, Math.max(0, fraction));
  const shown = useRef(new Animated.Value(bounded)).current;
  useEffect(() => {
    Animated.timing(shown, {
      toValue: bounded,
      duration: 350,
      easing: Easing.out(Easing.quad),
      useNativeDriver: false,
    }).start();
  }, [shown, bounded]);
  return (
    <View
      testID={testID}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(bounded * 100)}
      style={[styles.track, { height, backgroundColor: colors.sunken }]}
    >
      <Animated.View
        style={[
          styles.fill,
          {
            backgroundColor: colors.primary,
            width: shown.interpolate({ inputRange: [0, 1], outputRange: ['0%', '100%'] }),
          },
        ]}
      />
    </View>
  );
}

const styles = StyleSheet.create({
  track: { width: '100%', borderRadius: radius.pill, overflow: 'hidden' },
  fill: { height: '100%', borderRadius: radius.pill },
});
