import { useEffect, useRef } from 'react';
import { Animated, Easing, Platform, StyleSheet, View } from 'react-native';

import { Icon } from '../../../ui/Icon';
import { radius, sceneColors, space } from '../../../ui/theme/tokens';

/** Where the shelf belongs, and, while recording, which way and how fast to move. */
export function GuideFrame({ isActive }: { isActive: boolean }) {
  const shift = useRef(new Animated.Value(0)).current;
  useEffect(() => {
    if (!isActive) return undefined;
    const sweep = Animated.loop(
      Animated.timing(shift, {
        toValue: 1,
        duration: 4_000,
        easing: Easing.inOut(Easing.quad),
        useNativeDriver: Platform.OS !== 'web',
      }),
    );
    sweep.start();
    return () => sweep.stop();
  }, [isActive, shift]);
  return (
    <View aria-hidden style={styles.frame}>
      <View style={[styles.corner, styles.topLeft]} />
      <View style={[styles.corner, styles.topRight]} />
      <View style={[styles.corner, styles.bottomLeft]} />
      <View style={[styles.corner, styles.bottomRight]} />
      {isActive && (
        <Animated.View
          style={[
            styles.arrow,
            {
              opacity: shift.interpolate({
                inputRange: [0, 0.15, 0.85, 1],
                outputRange: [0, 1, 1, 0],
              }),
              transform: [
                { translateX: shift.interpolate({ inputRange: [0, 1], outputRange: [-90, 90] }) },
              ],
            },
          ]}
        >
          <Icon name="arrow-right" size={36} tint={sceneColors.text} />
        </Animated.View>
      )}
    </View>
  );
}

const CORNER = 36;
const LINE = 4;

const styles = StyleSheet.create({
  frame: {
    flex: 1,
    width: '100%',
    maxWidth: 640,
    alignSelf: 'center',
    marginVertical: space.xl,
    alignItems: 'center',
    justifyContent: 'center',
  },
  corner: { position: 'absolute', width: CORNER, height: CORNER, borderColor: sceneColors.ring },
  topLeft: {
    top: 0,
    left: 0,
    borderTopWidth: LINE,
    borderLeftWidth: LINE,
    borderTopLeftRadius: radius.lg,
  },
  topRight: {
    top: 0,
    right: 0,
    borderTopWidth: LINE,
    borderRightWidth: LINE,
    borderTopRightRadius: radius.lg,
  },
  bottomLeft: {
    bottom: 0,
    left: 0,
    borderBottomWidth: LINE,
    borderLeftWidth: LINE,
    borderBottomLeftRadius: radius.lg,
  },
  bottomRight: {
    bottom: 0,
    right: 0,
    borderBottomWidth: LINE,
    borderRightWidth: LINE,
    borderBottomRightRadius: radius.lg,
  },
  arrow: {
    width: 68,
    height: 68,
    borderRadius: radius.pill,
    backgroundColor: sceneColors.scrim,
    alignItems: 'center',
    justifyContent: 'center',
  },
});
