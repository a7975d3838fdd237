import { useState } from 'react';
import { ActivityIndicator, Pressable, StyleSheet, View } from 'react-native';

import { Icon, type IconName } from './Icon';
import { Text } from './Text';
import { useStyles, useTheme, type Theme } from './theme/theme';
import { radius, space, touchTarget, type Colors } from './theme/tokens';

export type ButtonTone = 'primary' | 'accent' | 'outline' | 'quiet' | 'danger';

export interface ButtonProps {
  label: string;
  onPress: () => void;
  tone?: ButtonTone;
  size?: 'regular' | 'large';
  icon?: IconName;
  /** Shows a spinner and refuses presses; the label stays for screen readers. */
  busy?: boolean;
  disabled?: boolean;
  hint?: string;
  testID?: string;
}

interface ToneColors {
  fill: keyof Colors | null;
  pressed: keyof Colors;
  text: keyof Colors;
}

const tones: Record<ButtonTone, ToneColors> = {
  primary: { fill: 'primary', pressed: 'primaryPressed', text: 'onPrimary' },
  accent: { fill: 'accent', pressed: 'accentPressed', text: 'onAccent' },
  outline: { fill: 'surface', pressed: 'sunken', text: 'ink' },
  quiet: { fill: null, pressed: 'sunken', text: 'primary' },
  danger: { fill: 'dangerSoft', pressed: 'border', text: 'onDangerSoft' },
};

export function Button(props: ButtonProps) {
  const { label, onPress, tone = 'primary', size = 'regular', icon, busy, disabled, hint } = props;
  const { colors } = useTheme();
  const styles = useStyles(createStyles);
  const [isFocused, setFocused] = useState(false);
  const toneColors = tones[tone];
  const isBlocked = disabled === true || busy === true;
  return (
    <Pressable
      testID={props.testID}
      role="button"
      aria-label={label}
      aria-disabled={isBlocked}
      aria-busy={busy === true}
      accessibilityHint={hint}
      disabled={isBlocked}
      onPress={onPress}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      style={({ pressed }) => [
        styles.base,
        size === 'large' && styles.large,
        tone === 'outline' && styles.outlined,
        toneColors.fill !== null && { backgroundColor: colors[toneColors.fill] },
        pressed && { backgroundColor: colors[toneColors.pressed], transform: [{ scale: 0.985 }] },
        disabled === true && styles.disabled,
        isFocused && styles.focused,
      ]}
    >
      <View style={styles.row}>
        {busy === true ? (
          <View aria-hidden>
            <ActivityIndicator size="small" color={colors[toneColors.text]} />
          </View>
        ) : icon !== undefined ? (
          <Icon name={icon} size={size === 'large' ? 24 : 20} color={toneColors.text} />
        ) : null}
        <Text variant={size === 'large' ? 'heading' : 'bodyStrong'} color={toneColors.text}>
          {label}
        </Text>
      </View>
    </Pressable>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    base: {
      minHeight: touchTarget + 4,
      borderRadius: radius.lg,
      paddingHorizontal: space.xl,
      paddingVertical: space.sm,
      alignItems: 'center',
      justifyContent: 'center',
    },
    large: { minHeight: 60, borderRadius: radius.xl - 4 },
    outlined: { borderWidth: 1.5, borderColor: colors.borderStrong },
    disabled: { opacity: 0.55 },
    focused: {
      outlineColor: colors.focus,
      outlineWidth: 3,
      outlineStyle: 'solid',
      outlineOffset: 2,
    },
    row: { flexDirection: 'row', alignItems: 'center', justifyContent: 'center', gap: space.sm },
  });
