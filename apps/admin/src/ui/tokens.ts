import { colorSchemes, type Colors } from '@miinventario/contracts/palette';

/** The colours of the app, and one more for text that warns. */
export interface Tokens extends Colors {
  readonly warning: string;
}

const light: Tokens = { ...colorSchemes.light, warning: '#8A5600' };
const dark: Tokens = { ...colorSchemes.dark, warning: colorSchemes.dark.medium };

export const tokens = { light, dark } as const;
