import { useTranslation } from 'react-i18next';
import { ActivityIndicator, StyleSheet, View } from 'react-native';

import { Icon } from '../../../ui/Icon';
import { Text } from '../../../ui/Text';
import { useStyles, useTheme, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';
import type { StepState } from '../processing.model';

export interface StepRowProps {
  title: string;
  state: StepState;
  isLast: boolean;
}

export function StepRow({ title, state, isLast }: StepRowProps) {
  const { t } = useTranslation();
  const { colors } = useTheme();
  const styles = useStyles(createStyles);
  return (
    <View
      role="listitem"
      aria-label={t(`processing.stepState.${state}`, { title })}
      style={styles.row}
    >
      <View style={styles.rail}>
        <View
          style={[
            styles.dot,
            state !== 'next' && styles.reached,
            state === 'current' && styles.current,
          ]}
        >
          {state === 'done' && <Icon name="check" size={18} color="onPrimary" strokeWidth={3} />}
          {state === 'current' && (
            <View aria-hidden>
              <ActivityIndicator size="small" color={colors.onAccent} />
            </View>
          )}
        </View>
        {!isLast && <View style={[styles.line, state === 'done' && styles.reached]} />}
      </View>
      <Text
        variant={state === 'current' ? 'bodyStrong' : 'body'}
        color={state === 'next' ? 'inkMuted' : 'ink'}
        style={styles.title}
      >
        {title}
      </Text>
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    row: { flexDirection: 'row', gap: space.lg, minHeight: 54 },
    rail: { alignItems: 'center' },
    dot: {
      width: 32,
      height: 32,
      borderRadius: radius.pill,
      backgroundColor: colors.sunken,
      alignItems: 'center',
      justifyContent: 'center',
    },
    reached: { backgroundColor: colors.primary },
    current: { backgroundColor: colors.accent },
    line: {
      flex: 1,
      width: 3,
      marginVertical: space.xxs,
      borderRadius: 2,
      backgroundColor: colors.sunken,
    },
    title: { paddingTop: space.xs, flex: 1 },
  });
