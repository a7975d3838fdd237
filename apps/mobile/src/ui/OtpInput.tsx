import { useRef, useState } from 'react';
import { StyleSheet, TextInput, View } from 'react-native';

import { Text } from './Text';
import { useStyles, type Theme } from './theme/theme';
import { radius, space } from './theme/tokens';

export interface OtpInputProps {
  label: string;
  length: number;
  value: string;
  onChange: (value: string) => void;
}

/** One field for the whole code (so pasting and the phone's suggestion work), shown as boxes. */
export function OtpInput({ label, length, value, onChange }: OtpInputProps) {
  const styles = useStyles(createStyles);
  const input = useRef<TextInput>(null);
  const [isFocused, setFocused] = useState(false);
  return (
    <View style={styles.group}>
      <View aria-hidden style={styles.boxes}>
        {Array.from({ length }, (_, index) => {
          const isNext = isFocused && index === Math.min(value.length, length - 1);
          return (
            <View key={index} style={[styles.box, isNext && styles.next]}>
              <Text variant="title">{value[index] ?? ''}</Text>
            </View>
          );
        })}
      </View>
      <TextInput
        ref={input}
        testID="otp-code"
        aria-label={label}
        autoFocus
        value={value}
        onChangeText={(text) => onChange(text.replace(/\D/g, '').slice(0, length))}
        inputMode="numeric"
        autoComplete="one-time-code"
        textContentType="oneTimeCode"
        maxLength={length}
        caretHidden
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        style={styles.input}
      />
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    group: { paddingVertical: space.md },
    boxes: { flexDirection: 'row', gap: space.sm, justifyContent: 'center' },
    box: {
      flex: 1,
      maxWidth: 56,
      height: 62,
      borderRadius: radius.md,
      borderWidth: 1.5,
      borderColor: colors.borderStrong,
      backgroundColor: colors.surface,
      alignItems: 'center',
      justifyContent: 'center',
    },
    next: { borderColor: colors.primary, borderWidth: 2.5 },
    input: {
      position: 'absolute',
      inset: 0,
      opacity: 0.02,
      color: 'transparent',
      borderWidth: 0,
      outlineStyle: 'solid',
      outlineWidth: 0,
      fontSize: 16,
      textAlign: 'center',
    },
  });
