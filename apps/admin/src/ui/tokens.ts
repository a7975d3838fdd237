/** The colours of the app, for the panel; text pairs keep WCAG 2.2 AA (4.5:1). */
export interface Tokens {
  readonly background: string;
  readonly surface: string;
  readonly sunken: string;
  readonly border: string;
  readonly ink: string;
  readonly inkMuted: string;
  readonly primary: string;
  readonly primaryPressed: string;
  readonly onPrimary: string;
  readonly primarySoft: string;
  readonly onPrimarySoft: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly onAccentSoft: string;
  readonly danger: string;
  readonly onDanger: string;
  readonly dangerSoft: string;
  readonly onDangerSoft: string;
  readonly infoSoft: string;
  readonly onInfoSoft: string;
  readonly hero: string;
  readonly onHero: string;
  readonly high: string;
  readonly warning: string;
  readonly low: string;
}

const light: Tokens = {
  background: '#FBF6EC',
  surface: '#FFFFFF',
  sunken: '#F3ECDD',
  border: '#E6DDCA',
  ink: '#221E17',
  inkMuted: '#5E574A',
  primary: '#0B5D49',
  primaryPressed: '#084636',
  onPrimary: '#FFFFFF',
  primarySoft: '#DFF0E8',
  onPrimarySoft: '#084636',
  accent: '#F5A524',
  accentSoft: '#FDECCB',
  onAccentSoft: '#6B4300',
  danger: '#B42318',
  onDanger: '#FFFFFF',
  dangerSoft: '#FBE3DE',
  onDangerSoft: '#7A160E',
  infoSoft: '#E0EEF7',
  onInfoSoft: '#164A70',
  hero: '#0B5D49',
  onHero: '#FFFFFF',
  high: '#1B7F4B',
  warning: '#8A5600',
  low: '#C2402C',
};

const dark: Tokens = {
  background: '#15140F',
  surface: '#1F1D17',
  sunken: '#2A271F',
  border: '#3B372C',
  ink: '#F6F0E2',
  inkMuted: '#BDB39F',
  primary: '#5CCBA6',
  primaryPressed: '#86DCC0',
  onPrimary: '#06271D',
  primarySoft: '#123F33',
  onPrimarySoft: '#B6EBD8',
  accent: '#F7B546',
  accentSoft: '#46330C',
  onAccentSoft: '#FBD998',
  danger: '#FF8A7A',
  onDanger: '#3B0803',
  dangerSoft: '#4A1B15',
  onDangerSoft: '#FFC9C1',
  infoSoft: '#14354B',
  onInfoSoft: '#BBDDF3',
  hero: '#0C4A3B',
  onHero: '#FFFFFF',
  high: '#5BC98D',
  warning: '#F2B33D',
  low: '#F57F6C',
};

export const tokens = { light, dark } as const;
