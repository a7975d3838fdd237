import { useTheme } from '@mui/material/styles';
import { tokens, type Tokens } from './tokens';

/** The colours of the scheme in force. */
export function useTokens(): Tokens {
  return tokens[useTheme().palette.mode];
}
