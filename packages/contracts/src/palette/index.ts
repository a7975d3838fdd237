/** The product's colours, by what they are for. Text pairs keep WCAG 2.2 AA (4.5:1), edges of controls 3:1. */
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

/** By day and by night, the same in the app and in the panel. */
export const colorSchemes = { light, dark } as const;
