import {
  Text as NativeText,
  type TextProps as NativeTextProps,
  type TextStyle,
} from 'react-native';

import { useTheme } from './theme/theme';
import { typeScale, type Colors, type TextVariant } from './theme/tokens';

export interface TextProps extends Omit<NativeTextProps, 'role'> {
  variant?: TextVariant;
  /** A colour of the theme by its name. */
  color?: keyof Colors;
  align?: TextStyle['textAlign'];
  /** Marks a heading for screen readers; 1 is the screen's title. */
  level?: 1 | 2 | 3;
}

/** Digits are of equal width, so that counts and clocks do not jump. */
export function Text({ variant = 'body', color = 'ink', align, level, style, ...rest }: TextProps) {
  const { colors } = useTheme();
  const heading = level === undefined ? {} : ({ role: 'heading', 'aria-level': level } as const);
  return (
    <NativeText
      {...heading}
      {...rest}
      style={[
        typeScale[variant],
        { color: colors[color], textAlign: align, fontVariant: ['tabular-nums'] },
        style,
      ]}
    />
  );
}
