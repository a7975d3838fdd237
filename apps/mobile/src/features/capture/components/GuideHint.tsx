import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Icon } from '../../../ui/Icon';
import { Text } from '../../../ui/Text';
import { radius, sceneColors, space } from '../../../ui/theme/tokens';
import { paceAt, type CaptureState } from '../capture.model';
import type { GuideWarning } from '../guide/guide.model';

export interface GuideHintProps {
  state: CaptureState;
  elapsedMs: number | null;
  warning: GuideWarning | null;
}

/** One sentence at a time: what is wrong comes before how far one is. */
export function GuideHint({ state, elapsedMs, warning }: GuideHintProps) {
  const { t } = useTranslation();
  const isPaused = state.kind === 'recording' && state.pausedAtMs !== null;
  // Before the film begins nobody moves along the shelf yet: haste is no fault there.
  const isMoving = warning === 'tooFast' || warning === 'torn';
  const isWarned =
    warning !== null &&
    !isPaused &&
    (state.kind === 'recording' || (state.kind === 'ready' && !isMoving));
  const text = () => {
    if (isPaused) return t('capture.paused');
    if (isWarned) return t(`capture.warning.${warning}`);
    if (elapsedMs !== null) return t(`capture.pace.${paceAt(elapsedMs)}`);
    return t(`capture.before.${state.kind === 'ready' ? 'ready' : 'opening'}`);
  };
  return (
    <View aria-live="polite" style={[styles.hint, isWarned && styles.warned]}>
      {isWarned && <Icon name="warning" size={22} tint={sceneColors.black} />}
      <Text
        testID="capture-hint"
        variant="bodyStrong"
        align="center"
        style={[styles.text, isWarned && styles.warnedText]}
      >
        {text()}
      </Text>
    </View>
  );
}

const styles = StyleSheet.create({
  hint: {
    maxWidth: 420,
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.sm,
    paddingHorizontal: space.lg,
    paddingVertical: space.md,
    borderRadius: radius.lg,
    backgroundColor: sceneColors.scrim,
  },
  warned: { backgroundColor: sceneColors.wait },
  text: { color: sceneColors.text, flexShrink: 1 },
  warnedText: { color: sceneColors.black },
});
