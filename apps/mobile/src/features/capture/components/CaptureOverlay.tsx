import { useTranslation } from 'react-i18next';
import { Pressable, StyleSheet, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import { formatClock } from '../../../lib/format';
import { useNow } from '../../../lib/use-now';
import { Icon } from '../../../ui/Icon';
import { IconButton } from '../../../ui/IconButton';
import { Text } from '../../../ui/Text';
import { radius, sceneColors, space, touchTarget } from '../../../ui/theme/tokens';
import { paceAt, type CaptureState } from '../capture.model';
import { GuideFrame } from './GuideFrame';
import { RecordButton } from './RecordButton';

export interface CaptureOverlayProps {
  state: CaptureState;
  onClose: () => void;
  onRecord: () => void;
  onStop: () => void;
  onPickFile: () => void;
}

/** Everything over the live picture: the clock, the guide, one big button in thumb's reach. */
export function CaptureOverlay({
  state,
  onClose,
  onRecord,
  onStop,
  onPickFile,
}: CaptureOverlayProps) {
  const { t } = useTranslation();
  const insets = useSafeAreaInsets();
  const now = useNow(200);
  const elapsedMs = state.kind === 'recording' ? Math.max(0, now - state.startedAtMs) : null;
  const hint =
    elapsedMs === null
      ? t(`capture.before.${state.kind === 'ready' ? 'ready' : 'opening'}`)
      : t(`capture.pace.${paceAt(elapsedMs)}`);
  return (
    <View
      style={[
        styles.layer,
        { paddingTop: insets.top + space.sm, paddingBottom: insets.bottom + space.lg },
      ]}
    >
      <View style={styles.top}>
        <IconButton
          testID="capture-close"
          icon="close"
          label={t('common.close')}
          tint={sceneColors.text}
          fill={sceneColors.scrim}
          onPress={onClose}
        />
        <View style={styles.clock} role="timer" aria-label={t('capture.clock')}>
          {elapsedMs !== null && <View style={styles.recording} />}
          <Text testID="capture-clock" variant="heading" style={styles.text}>
            {formatClock(elapsedMs ?? 0)}
          </Text>
          <Text variant="caption" style={styles.muted}>
            {t('capture.advised')}
          </Text>
        </View>
        <View style={styles.side} />
      </View>
      <GuideFrame isActive={elapsedMs !== null} />
      <View style={styles.bottom}>
        <View style={styles.hint} aria-live="polite">
          <Text testID="capture-hint" variant="bodyStrong" align="center" style={styles.text}>
            {hint}
          </Text>
        </View>
        <View style={styles.controls}>
          <View style={styles.side}>
            {elapsedMs === null && (
              <Pressable
                testID="capture-pick-file"
                role="button"
                aria-label={t('capture.pickFile')}
                onPress={onPickFile}
                style={({ pressed }) => [styles.pick, pressed && styles.pressed]}
              >
                <Icon name="folder" tint={sceneColors.text} />
                <Text variant="caption" style={styles.text}>
                  {t('capture.pickShort')}
                </Text>
              </Pressable>
            )}
          </View>
          <RecordButton
            elapsedMs={elapsedMs}
            disabled={state.kind !== 'ready' && state.kind !== 'recording'}
            label={elapsedMs === null ? t('capture.record') : t('capture.stop')}
            onPress={elapsedMs === null ? onRecord : onStop}
          />
          <View style={styles.side} />
        </View>
      </View>
    </View>
  );
}

const styles = StyleSheet.create({
  layer: {
    position: 'absolute',
    inset: 0,
    justifyContent: 'space-between',
    paddingHorizontal: space.lg,
  },
  top: { flexDirection: 'row', alignItems: 'center', justifyContent: 'space-between' },
  clock: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.sm,
    minHeight: touchTarget,
    paddingHorizontal: space.lg,
    borderRadius: radius.pill,
    backgroundColor: sceneColors.scrim,
  },
  recording: {
    width: 12,
    height: 12,
    borderRadius: radius.pill,
    backgroundColor: sceneColors.record,
  },
  text: { color: sceneColors.text },
  muted: { color: sceneColors.textMuted },
  bottom: { gap: space.lg, alignItems: 'center' },
  hint: {
    maxWidth: 420,
    paddingHorizontal: space.lg,
    paddingVertical: space.md,
    borderRadius: radius.lg,
    backgroundColor: sceneColors.scrim,
  },
  controls: {
    width: '100%',
    maxWidth: 420,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'space-between',
  },
  side: { width: 92, minHeight: touchTarget },
  pick: {
    minHeight: 64,
    borderRadius: radius.lg,
    backgroundColor: sceneColors.scrim,
    alignItems: 'center',
    justifyContent: 'center',
    gap: space.xxs,
  },
  pressed: { opacity: 0.7 },
});
