import { Pressable, StyleSheet, View } from 'react-native';
import Svg, { Circle, Line } from 'react-native-svg';

import { radius, sceneColors } from '../../../ui/theme/tokens';
import { ADVISED_FROM_MS, ADVISED_TO_MS } from '../capture.model';

export interface RecordButtonProps {
  /** Null while nothing is recorded. */
  elapsedMs: number | null;
  disabled: boolean;
  label: string;
  onPress: () => void;
}

const SIZE = 92;
const STROKE = 6;
const RADIUS = (SIZE - STROKE) / 2;
const LENGTH = 2 * Math.PI * RADIUS;

/** The ring fills over the advised minute; its mark at half says when it is enough. */
export function RecordButton({ elapsedMs, disabled, label, onPress }: RecordButtonProps) {
  const isRecording = elapsedMs !== null;
  const share = Math.min(1, (elapsedMs ?? 0) / ADVISED_TO_MS);
  const ring = (elapsedMs ?? 0) >= ADVISED_FROM_MS ? sceneColors.good : sceneColors.wait;
  return (
    <Pressable
      testID={isRecording ? 'capture-stop' : 'capture-record'}
      role="button"
      aria-label={label}
      aria-disabled={disabled}
      disabled={disabled}
      onPress={onPress}
      style={({ pressed }) => [styles.target, (pressed || disabled) && styles.dimmed]}
    >
      <Svg width={SIZE} height={SIZE} style={StyleSheet.absoluteFill} aria-hidden>
        <Circle
          cx={SIZE / 2}
          cy={SIZE / 2}
          r={RADIUS}
          stroke={sceneColors.ring}
          strokeOpacity={isRecording ? 0.35 : 1}
          strokeWidth={STROKE}
          fill={sceneColors.scrimSoft}
        />
        {isRecording && (
          <Circle
            cx={SIZE / 2}
            cy={SIZE / 2}
            r={RADIUS}
            stroke={ring}
            strokeWidth={STROKE}
            strokeLinecap="round"
            fill="none"
            strokeDasharray={`${LENGTH * share} ${LENGTH}`}
            transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}
          />
        )}
        {isRecording && (
          <Line
            x1={SIZE / 2}
            x2={SIZE / 2}
            y1={SIZE - STROKE - 4}
            y2={SIZE}
            stroke={sceneColors.text}
            strokeWidth={3}
          />
        )}
      </Svg>
      <View style={[styles.dot, isRecording && styles.square]} />
    </Pressable>
  );
}

const styles = StyleSheet.create({
  target: { width: SIZE, height: SIZE, alignItems: 'center', justifyContent: 'center' },
  dimmed: { opacity: 0.6 },
  dot: {
    width: SIZE - 24,
    height: SIZE - 24,
    borderRadius: radius.pill,
    backgroundColor: sceneColors.record,
  },
  square: { width: 34, height: 34, borderRadius: radius.sm },
});
