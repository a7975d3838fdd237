export const FILM_KINDS = [
  'pan',
  'serpentine',
  'back',
  'portrait',
  'dark',
  'dense',
  'tiny',
] as const;
export type FilmKind = (typeof FILM_KINDS)[number];

/** What a kind of film shows and how it is held. Lengths in canvas pixels unless said. */
export interface KindPlan {
  readonly rows: number;
  readonly perRow: readonly [least: number, most: number];
  readonly products: number;
  /** Share of the products that are not enrolled. */
  readonly unlistedShare: number;
  readonly packHeight: number;
  readonly gap: readonly [least: number, most: number];
  readonly path: 'pan' | 'serpentine' | 'back';
  readonly frame: { readonly width: number; readonly height: number };
  readonly durationS: number;
  /** Frame pixels per canvas pixel. */
  readonly scale: number;
  /** Strength of the hand's shake, 1 for a careful hand. */
  readonly shake: number;
  /** 1 for daylight. */
  readonly exposure: number;
  readonly blur: number;
}

const LANDSCAPE = { width: 1280, height: 720 };

export const KINDS: Readonly<Record<FilmKind, KindPlan>> = {
  pan: {
    rows: 2,
    perRow: [12, 16],
    products: 12,
    unlistedShare: 0.1,
    packHeight: 300,
    gap: [6, 22],
    path: 'pan',
    frame: LANDSCAPE,
    durationS: 28,
    scale: 0.88,
    shake: 1,
    exposure: 1,
    blur: 1,
  },
  serpentine: {
    rows: 2,
    perRow: [9, 12],
    products: 8,
    unlistedShare: 0.1,
    packHeight: 300,
    gap: [6, 20],
    path: 'serpentine',
    frame: LANDSCAPE,
    durationS: 32,
    scale: 1.35,
    shake: 1,
    exposure: 1,
    blur: 1,
  },
  back: {
    rows: 2,
    perRow: [11, 15],
    products: 12,
    unlistedShare: 0.1,
    packHeight: 300,
    gap: [6, 22],
    path: 'back',
    frame: LANDSCAPE,
    durationS: 34,
    scale: 0.88,
    shake: 1,
    exposure: 1,
    blur: 1,
  },
  portrait: {
    rows: 3,
    perRow: [8, 11],
    products: 10,
    unlistedShare: 0,
    packHeight: 290,
    gap: [6, 20],
    path: 'pan',
    frame: { width: 720, height: 1280 },
    durationS: 26,
    scale: 1.04,
    shake: 1,
    exposure: 1,
    blur: 1,
  },
  dark: {
    rows: 2,
    perRow: [8, 11],
    products: 7,
    unlistedShare: 0.15,
    packHeight: 300,
    gap: [8, 24],
    path: 'serpentine',
    frame: LANDSCAPE,
    durationS: 30,
    scale: 1.3,
    shake: 2,
    exposure: 0.55,
    blur: 1.5,
  },
  dense: {
    rows: 4,
    perRow: [12, 15],
    products: 18,
    unlistedShare: 0.45,
    packHeight: 280,
    gap: [1, 5],
    path: 'serpentine',
    frame: LANDSCAPE,
    durationS: 44,
    scale: 1.05,
    shake: 0.8,
    exposure: 1,
    blur: 1,
  },
  tiny: {
    rows: 1,
    perRow: [6, 8],
    products: 4,
    unlistedShare: 0.2,
    packHeight: 330,
    gap: [6, 16],
    path: 'pan',
    frame: LANDSCAPE,
    durationS: 9,
    scale: 1.25,
    shake: 0.7,
    exposure: 1,
    blur: 0.7,
  },
};
