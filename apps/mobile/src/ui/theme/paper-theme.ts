import type { Theme } from './theme';
import { radius } from './tokens';

/** Behind a dialog, by day and by night. */
const BACKDROP = 'rgba(11, 10, 8, 0.45)';

/**
 * Our tokens in the words of React Native Paper, for the parts taken from it: dialogs. Its own themes
 * are in its main entry only, which would bring every component, so they are not built upon.
 */
export function paperTheme({ scheme, colors }: Theme) {
  const { surface } = colors;
  return {
    dark: scheme === 'dark',
    roundness: radius.sm / 2,
    colors: {
      primary: colors.primary,
      onPrimary: colors.onPrimary,
      background: colors.background,
      onBackground: colors.ink,
      surface,
      onSurface: colors.ink,
      onSurfaceVariant: colors.inkMuted,
      outline: colors.borderStrong,
      error: colors.danger,
      onError: colors.onDanger,
      backdrop: BACKDROP,
      elevation: {
        level0: 'transparent',
        level1: surface,
        level2: surface,
        level3: surface,
        level4: surface,
        level5: surface,
      },
    },
  };
}
