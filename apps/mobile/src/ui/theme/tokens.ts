/**
 * The design tokens. Raw colours and sizes live here and nowhere else; screens read them
 * through `useTheme`. Text pairs keep WCAG 2.2 AA (4.5:1), edges of controls 3:1.
 */
export interface Colors {
  readonly background: string;
  readonly surface: string;
  readonly sunken: string;
  /** Behind product pictures, which mostly stand on white. */
  readonly picture: string;
  readonly border: string;
  readonly borderStrong: string;
  readonly ink: string;
  readonly inkMuted: string;
  readonly primary: string;
  readonly primaryPressed: string;
  readonly onPrimary: string;
  readonly primarySoft: string;
  readonly onPrimarySoft: string;
  readonly accent: string;
  readonly accentPressed: string;
  readonly onAccent: string;
  readonly accentSoft: string;
  readonly onAccentSoft: string;
  readonly danger: string;
  readonly onDanger: string;
  readonly dangerSoft: string;
  readonly onDangerSoft: string;
  readonly infoSoft: string;
  readonly onInfoSoft: string;
  readonly hero: string;
  readonly heroRaised: string;
  readonly onHero: string;
  readonly onHeroMuted: string;
  readonly high: string;
  readonly medium: string;
  readonly low: string;
  readonly focus: string;
  readonly shadow: string;
}

const light: Colors = {
  background: '#FBF6EC',
  surface: '#FFFFFF',
  sunken: '#F3ECDD',
  picture: '#FFFFFF',
  border: '#E6DDCA',
  borderStrong: '#8A806B',
  ink: '#221E17',
  inkMuted: '#5E574A',
  primary: '#0B5D49',
  primaryPressed: '#084636',
  onPrimary: '#FFFFFF',
  primarySoft: '#DFF0E8',
  onPrimarySoft: '#084636',
  accent: '#F5A524',
  accentPressed: '#DE8F0C',
  onAccent: '#2A1B00',
  accentSoft: '#FDECCB',
  onAccentSoft: '#6B4300',
  danger: '#B42318',
  onDanger: '#FFFFFF',
  dangerSoft: '#FBE3DE',
  onDangerSoft: '#7A160E',
  infoSoft: '#E0EEF7',
  onInfoSoft: '#164A70',
  hero: '#0B5D49',
  heroRaised: '#0A4F3E',
  onHero: '#FFFFFF',
  onHeroMuted: '#CDE7DC',
  high: '#1B7F4B',
  medium: '#B97400',
  low: '#C2402C',
  focus: '#0B5D49',
  shadow: 'rgba(60, 45, 15, 0.10)',
};

const dark: Colors = {
  background: '#15140F',
  surface: '#1F1D17',
  sunken: '#2A271F',
  picture: '#F6F0E2',
  border: '#3B372C',
  borderStrong: '#938A75',
  ink: '#F6F0E2',
  inkMuted: '#BDB39F',
  primary: '#5CCBA6',
  primaryPressed: '#86DCC0',
  onPrimary: '#06271D',
  primarySoft: '#123F33',
  onPrimarySoft: '#B6EBD8',
  accent: '#F7B546',
  accentPressed: '#FFC96B',
  onAccent: '#2A1B00',
  accentSoft: '#46330C',
  onAccentSoft: '#FBD998',
  danger: '#FF8A7A',
  onDanger: '#3B0803',
  dangerSoft: '#4A1B15',
  onDangerSoft: '#FFC9C1',
  infoSoft: '#14354B',
  onInfoSoft: '#BBDDF3',
  hero: '#0C4A3B',
  heroRaised: '#0A3D31',
  onHero: '#FFFFFF',
  onHeroMuted: '#BFE0D3',
  high: '#5BC98D',
  medium: '#F2B33D',
  low: '#F57F6C',
  focus: '#5CCBA6',
  shadow: 'rgba(0, 0, 0, 0.45)',
};

export const colorSchemes = { light, dark } as const;

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
