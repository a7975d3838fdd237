import { useTranslation } from 'react-i18next';
import { Pressable, StyleSheet, View } from 'react-native';
import { useSafeAreaInsets } from 'react-native-safe-area-context';

import { formatClock } from '../../../lib/format';
import { useNow } from '../../../lib/use-now';
import { Icon } from '../../../ui/Icon';
import { IconButton } from '../../../ui/IconButton';
import { Text } from '../../../ui/Text';
import { radius, sceneColors, space, touchTarget } from '../../../ui/theme/tokens';
import { elapsedMsOf, type CaptureState } from '../capture.model';
import type { GuideWarning } from '../guide/guide.model';
import { GuideFrame } from './GuideFrame';
import { GuideHint } from './GuideHint';
import { PaceBar } from './PaceBar';
import { RecordButton } from './RecordButton';

export interface CaptureOverlayProps {
  state: CaptureState;
  warning: GuideWarning | null;
  onClose: () => void;
  onRecord: () => void;
  onPause: () => void;
  onStop: () => void;
  onPickFile: () => void;
}

/** Everything over the live picture: the clock, the guide, one big button in thumb's reach. */
export function CaptureOverlay({
  state,
  warning,
  onClose,
  onRecord,
  onPause,
  onStop,
  onPickFile,
}: CaptureOverlayProps) {
  const { t } = useTranslation();
  const insets = useSafeAreaInsets();
  const now = useNow(200);
  const elapsedMs = state.kind === 'recording' ? elapsedMsOf(state, now) : null;
  const isPaused = state.kind === 'recording' && state.pausedAtMs !== null;
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
          {elapsedMs !== null && !isPaused && <View style={styles.recording} />}
          <Text testID="capture-clock" variant="heading" style={styles.text}>
            {formatClock(elapsedMs ?? 0)}
          </Text>
          <Text variant="caption" style={styles.muted}>
            {t('capture.advised')}
          </Text>
        </View>
        <View style={styles.side} />
      </View>
      {elapsedMs !== null && <PaceBar elapsedMs={elapsedMs} />}
      <GuideFrame isActive={elapsedMs !== null && !isPaused} />
      <View style={styles.bottom}>
        <GuideHint state={state} elapsedMs={elapsedMs} warning={warning} />
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
          <View style={[styles.side, styles.end]}>
            {state.kind === 'recording' && state.canPause && (
              <IconButton
                testID="capture-pause"
                icon={isPaused ? 'play' : 'pause'}
                label={isPaused ? t('capture.resume') : t('capture.pause')}
                tint={sceneColors.text}
                fill={sceneColors.scrim}
                onPress={onPause}
              />
            )}
          </View>
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
  controls: {
    width: '100%',
    maxWidth: 420,
    flexDirection: 'row',
    alignItems: 'center',
    justifyContent: 'space-between',
  },
  side: { width: 92, minHeight: touchTarget },
  end: { alignItems: 'flex-end' },
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
