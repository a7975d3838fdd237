import { forwardRef, useId, useState } from 'react';
import { StyleSheet, TextInput, View, type TextInputProps } from 'react-native';

import { Icon, type IconName } from './Icon';
import { IconButton } from './IconButton';
import { Text } from './Text';
import { useStyles, useTheme, type Theme } from './theme/theme';
import { radius, space, typeScale } from './theme/tokens';

export interface FieldProps extends Omit<TextInputProps, 'style' | 'secureTextEntry'> {
  label: string;
  hint?: string;
  error?: string;
  icon?: IconName;
  /** Hides what is typed; the two labels name the button that shows it. */
  secret?: { show: string; hide: string };
}

export const Field = forwardRef<TextInput, FieldProps>(function Field(
  { label, hint, error, icon, secret, onFocus, onBlur, ...input },
  ref,
) {
  const { colors } = useTheme();
  const styles = useStyles(createStyles);
  const [isFocused, setFocused] = useState(false);
  const [isShown, setShown] = useState(false);
  const labelId = useId();
  const noteId = useId();
  const note = error ?? hint;
  return (
    <View style={styles.group}>
      <Text variant="label" nativeID={labelId}>
        {label}
      </Text>
      <View
        style={[styles.frame, isFocused && styles.focused, error !== undefined && styles.faulty]}
      >
        {icon !== undefined && <Icon name={icon} size={20} color="inkMuted" />}
        <TextInput
          ref={ref}
          aria-label={label}
          aria-describedby={note === undefined ? undefined : noteId}
          aria-invalid={error !== undefined}
          placeholderTextColor={colors.inkMuted}
          selectionColor={colors.primary}
          {...input}
          secureTextEntry={secret !== undefined && !isShown}
          onFocus={(event) => {
            setFocused(true);
            onFocus?.(event);
          }}
          onBlur={(event) => {
            setFocused(false);
            onBlur?.(event);
          }}
          style={[styles.input, input.multiline === true && styles.multiline]}
        />
        {secret !== undefined && (
          <IconButton
            icon={isShown ? 'eye-off' : 'eye'}
            label={isShown ? secret.hide : secret.show}
            onPress={() => setShown(!isShown)}
            color="inkMuted"
            size={22}
          />
        )}
      </View>
      {note !== undefined && (
        <Text
          variant="caption"
          color={error === undefined ? 'inkMuted' : 'danger'}
          nativeID={noteId}
          aria-live={error === undefined ? undefined : 'polite'}
        >
          {note}
        </Text>
      )}
    </View>
  );
});

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    group: { gap: space.xs + space.xxs },
    frame: {
      minHeight: 54,
      flexDirection: 'row',
      alignItems: 'center',
      gap: space.sm,
      paddingLeft: space.lg,
      paddingRight: space.xs,
      borderRadius: radius.md,
      borderWidth: 1.5,
      borderColor: colors.borderStrong,
      backgroundColor: colors.surface,
    },
    focused: {
      borderColor: colors.primary,
      outlineColor: colors.primary,
      outlineWidth: 1,
      outlineStyle: 'solid',
    },
    faulty: { borderColor: colors.danger },
    input: {
      ...typeScale.body,
      flex: 1,
      minWidth: 0,
      minHeight: 50,
      color: colors.ink,
      paddingRight: space.md,
      // A width of 0 alone leaves the browser's own ring (outline-style: auto).
      outlineStyle: 'solid',
      outlineWidth: 0,
    },
    multiline: { minHeight: 96, paddingVertical: space.md, textAlignVertical: 'top' },
  });
