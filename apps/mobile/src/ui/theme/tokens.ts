/**
 * The design tokens. Raw colours and sizes live here and in the palette, which the panel shares, and
 * nowhere else; screens read them through `useTheme`.
 */
export { colorSchemes, type Colors } from '@miinventario/contracts/palette';

/** Colours over the live camera picture, the same by day and by night. */
export const sceneColors = {
  black: '#0B0A08',
  scrim: 'rgba(11, 10, 8, 0.62)',
  scrimSoft: 'rgba(11, 10, 8, 0.38)',
  text: '#FFFFFF',
  textMuted: '#E6DFD2',
  record: '#E5352B',
  good: '#7BE0AE',
  wait: '#F7B546',
  ring: 'rgba(255, 255, 255, 0.9)',
} as const;

/** What scanners and cameras read: black on white, the same by day and by night. */
export const scanColors = { ink: '#000000', paper: '#FFFFFF' } as const;

/** Colours of the drawings: packs on a shelf under a shop's awning. */
export const drawingColors = {
  cream: '#FFF6E3',
  green: '#0B5D49',
  greenLight: '#2E8B6F',
  marigold: '#F5A524',
  chile: '#D9472F',
  pink: '#E56B8C',
  sky: '#4E9FCB',
  wood: '#C08A4E',
  woodDark: '#96673A',
  ink: '#2B2620',
  white: '#FFFFFF',
} as const;

/** Distances in density-independent pixels, on a grid of 4. */
export const space = { xxs: 2, xs: 4, sm: 8, md: 12, lg: 16, xl: 24, xxl: 32, xxxl: 48 } as const;

export const radius = { sm: 8, md: 12, lg: 16, xl: 24, pill: 999 } as const;

/** WCAG asks for 24; a thumb in a shop wants 48. */
export const touchTarget = 48;

/** Widest column of content, so that lines stay readable on a desktop. */
export const contentWidth = 600;

export const fonts = {
  regular: 'Figtree_400Regular',
  medium: 'Figtree_500Medium',
  semibold: 'Figtree_600SemiBold',
  bold: 'Figtree_700Bold',
  display: 'BricolageGrotesque_700Bold',
  displayHeavy: 'BricolageGrotesque_800ExtraBold',
} as const;

export const typeScale = {
  hero: { fontFamily: fonts.displayHeavy, fontSize: 38, lineHeight: 42, letterSpacing: -0.6 },
  display: { fontFamily: fonts.displayHeavy, fontSize: 30, lineHeight: 35, letterSpacing: -0.4 },
  title: { fontFamily: fonts.display, fontSize: 23, lineHeight: 29, letterSpacing: -0.2 },
  heading: { fontFamily: fonts.bold, fontSize: 18, lineHeight: 24, letterSpacing: 0 },
  body: { fontFamily: fonts.regular, fontSize: 16, lineHeight: 24, letterSpacing: 0 },
  bodyStrong: { fontFamily: fonts.semibold, fontSize: 16, lineHeight: 24, letterSpacing: 0 },
  label: { fontFamily: fonts.semibold, fontSize: 14, lineHeight: 20, letterSpacing: 0 },
  caption: { fontFamily: fonts.medium, fontSize: 13, lineHeight: 18, letterSpacing: 0 },
  numeral: { fontFamily: fonts.displayHeavy, fontSize: 44, lineHeight: 48, letterSpacing: -1 },
} as const;

export type TextVariant = keyof typeof typeScale;
