import { MD3DarkTheme, MD3LightTheme, type MD3Theme } from 'react-native-paper';

import type { Theme } from './theme';
import { fonts, radius } from './tokens';

/** Our tokens in the words of React Native Paper, for the parts taken from it. */
export function paperTheme({ scheme, colors }: Theme): MD3Theme {
  const base = scheme === 'dark' ? MD3DarkTheme : MD3LightTheme;
  return {
    ...base,
    roundness: radius.sm / 2,
    fonts: {
      ...base.fonts,
      bodyMedium: { ...base.fonts.bodyMedium, fontFamily: fonts.regular },
      headlineSmall: { ...base.fonts.headlineSmall, fontFamily: fonts.display },
      labelLarge: { ...base.fonts.labelLarge, fontFamily: fonts.semibold },
    },
    colors: {
      ...base.colors,
      primary: colors.primary,
      onPrimary: colors.onPrimary,
      background: colors.background,
      onBackground: colors.ink,
      surface: colors.surface,
      onSurface: colors.ink,
      onSurfaceVariant: colors.inkMuted,
      outline: colors.borderStrong,
      error: colors.danger,
      onError: colors.onDanger,
      elevation: { ...base.colors.elevation, level3: colors.surface },
    },
  };
}
