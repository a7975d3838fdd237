import { StyleSheet, View } from 'react-native';

import { radius, sceneColors, space } from '../../../ui/theme/tokens';
import { ADVISED_FROM_MS, ADVISED_TO_MS } from '../capture.model';

/** The advised minute from end to end; the mark in it says from where on it is enough. */
export function PaceBar({ elapsedMs }: { elapsedMs: number }) {
  const share = Math.min(1, elapsedMs / ADVISED_TO_MS);
  const isEnough = elapsedMs >= ADVISED_FROM_MS;
  return (
    <View aria-hidden style={styles.track}>
      <View
        style={[
          styles.fill,
          {
            width: `${share * 100}%`,
            backgroundColor: isEnough ? sceneColors.good : sceneColors.wait,
          },
        ]}
      />
      <View style={[styles.mark, { left: `${(ADVISED_FROM_MS / ADVISED_TO_MS) * 100}%` }]} />
    </View>
  );
}

const styles = StyleSheet.create({
  track: {
    height: space.sm,
    marginTop: space.sm,
    borderRadius: radius.pill,
    overflow: 'hidden',
    backgroundColor: sceneColors.scrim,
  },
  fill: { height: '100%', borderRadius: radius.pill },
  mark: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: space.xxs,
    backgroundColor: sceneColors.text,
  },
});
