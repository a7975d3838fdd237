import type { RaThemeOptions } from 'react-admin';
import { tokens, type Tokens } from './tokens';

const BODY = "'Figtree Variable', system-ui, sans-serif";
const DISPLAY = "'Bricolage Grotesque Variable', 'Figtree Variable', system-ui, sans-serif";

function themeOf(mode: 'light' | 'dark'): RaThemeOptions {
  const color: Tokens = tokens[mode];
  return {
    sidebar: { width: 248, closedWidth: 56 },
    palette: {
      mode,
      primary: { main: color.primary, dark: color.primaryPressed, contrastText: color.onPrimary },
      secondary: { main: color.primary, contrastText: color.onPrimary },
      error: { main: color.danger, contrastText: color.onDanger },
      success: { main: color.high, contrastText: color.onPrimary },
      warning: { main: color.warning, contrastText: color.onPrimary },
      background: { default: color.background, paper: color.surface },
      text: { primary: color.ink, secondary: color.inkMuted },
      divider: color.border,
    },
    shape: { borderRadius: 10 },
    typography: {
      fontFamily: BODY,
      h1: { fontFamily: DISPLAY, fontWeight: 750, fontSize: '1.75rem', letterSpacing: '-0.02em' },
      h2: { fontFamily: DISPLAY, fontWeight: 700, fontSize: '1.15rem', letterSpacing: '-0.01em' },
      h5: { fontFamily: DISPLAY, fontWeight: 750, fontSize: '1.6rem' },
      h6: { fontFamily: DISPLAY, fontWeight: 700, fontSize: '1.1rem' },
      button: { textTransform: 'none', fontWeight: 600 },
      body2: { fontSize: '0.9rem' },
    },
    components: {
      MuiPaper: {
        defaultProps: { elevation: 0 },
        styleOverrides: { root: { backgroundImage: 'none' } },
      },
      MuiCard: {
        defaultProps: { elevation: 0 },
        styleOverrides: { root: { border: `1px solid ${color.border}`, borderRadius: 14 } },
      },
      MuiAppBar: {
        defaultProps: { elevation: 0, color: 'default' },
        styleOverrides: {
          root: {
            backgroundColor: color.hero,
            color: color.onHero,
            '& .MuiButtonBase-root': { color: color.onHero },
          },
        },
      },
      MuiDialog: { styleOverrides: { paper: { borderRadius: 16 } } },
      MuiTextField: { defaultProps: { variant: 'outlined', size: 'small' } },
      MuiFormControl: { defaultProps: { variant: 'outlined', size: 'small' } },
      MuiChip: { styleOverrides: { root: { fontWeight: 600 } } },
      MuiLink: { styleOverrides: { root: { fontWeight: 600 } } },
      MuiTableCell: {
        styleOverrides: {
          root: { borderColor: color.border },
          head: { color: color.inkMuted, fontWeight: 600, fontSize: '0.8rem' },
        },
      },
      MuiTableRow: {
        styleOverrides: { root: { '&:last-child td': { borderBottom: 0 } } },
      },
    },
  };
}

export const lightTheme = themeOf('light');
export const darkTheme = themeOf('dark');
