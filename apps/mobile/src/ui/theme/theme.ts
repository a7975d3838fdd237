import { createContext, useContext, useMemo } from 'react';

import { colorSchemes, type Colors } from './tokens';

export interface Theme {
  readonly scheme: 'light' | 'dark';
  readonly colors: Colors;
}

export const themes: Record<'light' | 'dark', Theme> = {
  light: { scheme: 'light', colors: colorSchemes.light },
  dark: { scheme: 'dark', colors: colorSchemes.dark },
};

export const ThemeContext = createContext<Theme>(themes.light);

export function useTheme(): Theme {
  return useContext(ThemeContext);
}

/** Styles made from the theme, made again only when it changes. `create` must be a constant. */
export function useStyles<S>(create: (theme: Theme) => S): S {
  const theme = useTheme();
  return useMemo(() => create(theme), [create, theme]);
}
