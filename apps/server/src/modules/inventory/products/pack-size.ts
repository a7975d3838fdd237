/** Units in which a pack's content is told; those of products_size_unit_check. */
export const SIZE_UNITS = ['ml', 'l', 'g', 'kg', 'oz', 'pz', 'm'] as const;
export type SizeUnit = (typeof SIZE_UNITS)[number];

export interface PackContent {
  readonly amount: number;
  readonly unit: SizeUnit;
}

const SPELLINGS: Readonly<Record<string, SizeUnit>> = {
  ml: 'ml',
  mililitros: 'ml',
  l: 'l',
  lt: 'l',
  lts: 'l',
  litro: 'l',
  litros: 'l',
  g: 'g',
  gr: 'g',
  grs: 'g',
  gramos: 'g',
  kg: 'kg',
  kgs: 'kg',
  kilo: 'kg',
  kilos: 'kg',
  oz: 'oz',
  onzas: 'oz',
  pz: 'pz',
  pza: 'pz',
  pzas: 'pz',
  pieza: 'pz',
  piezas: 'pz',
  m: 'm',
  mts: 'm',
  metro: 'm',
  metros: 'm',
};

/** numeric(12, 3) holds no more before its point. */
const MAX_AMOUNT = 999_999_999;

/** The unit that a word spells: `Lts` is `l`; undefined for any other word. */
export function sizeUnit(word: string): SizeUnit | undefined {
  const key = word.trim().toLowerCase().replace(/\.$/, '');
  return Object.hasOwn(SPELLINGS, key) ? SPELLINGS[key] : undefined;
}

/** The content that a size says plainly: `600 ml`, `1.5 L`. Undefined for `6 x 355 ml` or `jumbo`. */
export function packContent(size: string): PackContent | undefined {
  const found = /^\s*(\d{1,9}(?:[.,]\d{1,3})?)\s*([a-záéíóú]+\.?)\s*$/i.exec(size);
  const unit = sizeUnit(found?.[2] ?? '');
  const amount = Number((found?.[1] ?? '').replace(',', '.'));
  return unit && amount > 0 && amount <= MAX_AMOUNT ? { amount, unit } : undefined;
}

/** How a content is written on a shelf label: `600 ml`. */
export function formatContent({ amount, unit }: PackContent): string {
  return `${amount} ${unit}`;
}
