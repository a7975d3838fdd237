import { StyleSheet, View } from 'react-native';

import { useTheme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import type { PartProgress } from '../../../lib/upload/part-plan';

/** Each part of the film as a stretch of its own, as long as its share of the bytes. */
export function PartsBar({ parts, label }: { parts: PartProgress[]; label: string }) {
  const { colors } = useTheme();
  const total = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  const sent = parts.reduce((sum, part) => sum + part.sentBytes, 0);
  return (
    <View
      testID="processing-parts"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={total === 0 ? 0 : Math.round((sent / total) * 100)}
      style={[styles.row, parts.length > 24 && styles.tight]}
    >
      {parts.map((part) => (
        <View
          key={part.partNumber}
          style={[styles.track, { flexGrow: part.sizeBytes, backgroundColor: colors.sunken }]}
        >
          <View
            style={[
              styles.fill,
              {
                width: `${(part.sentBytes / part.sizeBytes) * 100}%`,
                backgroundColor: part.isStored ? colors.primary : colors.accent,
              },
            ]}
          />
        </View>
      ))}
    </View>
  );
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', gap: space.xs, width: '100%' },
  tight: { gap: 1 },
  track: { flexBasis: 0, height: 12, borderRadius: radius.pill, overflow: 'hidden' },
  fill: { height: '100%', borderRadius: radius.pill },
});
