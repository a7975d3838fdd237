import { useEffect, useRef } from 'react';
import { Animated, Platform, type DimensionValue } from 'react-native';

import { useTheme } from './theme/theme';
import { radius } from './theme/tokens';

export interface SkeletonProps {
  height: number;
  width?: DimensionValue;
  round?: number;
}

/** The grey shape of what is coming; it breathes, so that waiting does not look like a fault. */
export function Skeleton({ height, width = '100%', round = radius.md }: SkeletonProps) {
  const { colors } = useTheme();
  const opacity = useRef(new Animated.Value(0.55)).current;
  useEffect(() => {
    const useNativeDriver = Platform.OS !== 'web';
    const breathe = Animated.loop(
      Animated.sequence([
        Animated.timing(opacity, { toValue: 1, duration: 700, useNativeDriver }),
        Animated.timing(opacity, { toValue: 0.55, duration: 700, useNativeDriver }),
      ]),
    );
    breathe.start();
    return () => breathe.stop();
  }, [opacity]);
  return (
    <Animated.View
      aria-hidden
      style={{ height, width, borderRadius: round, backgroundColor: colors.sunken, opacity }}
    />
  );
}
