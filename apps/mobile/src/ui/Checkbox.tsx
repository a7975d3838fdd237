import type { ReactNode } from 'react';
import { Pressable, StyleSheet, View } from 'react-native';

import { Icon } from './Icon';
import { Text } from './Text';
import { useStyles, type Theme } from './theme/theme';
import { radius, space, touchTarget } from './theme/tokens';

export interface CheckboxProps {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  label: string;
  error?: string;
  children?: ReactNode;
  testID?: string;
}

/** `children`, when given, is shown in place of the plain label (for a link inside it). */
export function Checkbox({ isChecked, onChange, label, error, children, testID }: CheckboxProps) {
  const styles = useStyles(createStyles);
  return (
    <View style={styles.group}>
      <View style={styles.row}>
        <Pressable
          testID={testID}
          role="checkbox"
          aria-checked={isChecked}
          aria-label={label}
          onPress={() => onChange(!isChecked)}
          style={styles.target}
        >
          <View
            style={[styles.box, isChecked && styles.checked, error !== undefined && styles.faulty]}
          >
            {isChecked && <Icon name="check" size={18} color="onPrimary" strokeWidth={3} />}
          </View>
        </Pressable>
        <View style={styles.label}>{children ?? <Text variant="caption">{label}</Text>}</View>
      </View>
      {error !== undefined && (
        <Text variant="caption" color="danger" aria-live="polite">
          {error}
        </Text>
      )}
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    group: { gap: space.xs },
    row: { flexDirection: 'row', alignItems: 'center', gap: space.xs },
    target: {
      width: touchTarget,
      height: touchTarget,
      marginLeft: -space.md,
      alignItems: 'center',
      justifyContent: 'center',
    },
    box: {
      width: 26,
      height: 26,
      borderRadius: radius.sm,
      borderWidth: 2,
      borderColor: colors.borderStrong,
      backgroundColor: colors.surface,
      alignItems: 'center',
      justifyContent: 'center',
    },
    checked: { backgroundColor: colors.primary, borderColor: colors.primary },
    faulty: { borderColor: colors.danger },
    label: { flex: 1 },
  });
