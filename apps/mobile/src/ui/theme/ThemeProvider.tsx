import { useMemo, type ReactNode } from 'react';
import { useColorScheme } from 'react-native';
import { PaperProvider } from 'react-native-paper';

import { paperTheme } from './paper-theme';
import { ThemeContext, themes } from './theme';

export type SchemePreference = 'system' | 'light' | 'dark';

export interface ThemeProviderProps {
  preference?: SchemePreference;
  children: ReactNode;
}

export function ThemeProvider({ preference = 'system', children }: ThemeProviderProps) {
  const system = useColorScheme();
  const theme =
    themes[preference === 'system' ? (system === 'dark' ? 'dark' : 'light') : preference];
  const paper = useMemo(() => paperTheme(theme), [theme]);
  return (
    <ThemeContext.Provider value={theme}>
      <PaperProvider theme={paper}>{children}</PaperProvider>
    </ThemeContext.Provider>
  );
}
