import { normaliseText } from './normalise-text.js';

/** How much is in a pack, in one unit per kind: 600 ml and 0.6 L are the same. */
export interface PackSize {
  readonly kind: 'volume' | 'mass' | 'pieces';
  /** Millilitres, grams or pieces of one pack. */
  readonly amount: number;
  /** Packs that are sold together: 6 of "6x355 ml". */
  readonly packs: number;
}

interface Unit {
  readonly kind: PackSize['kind'];
  readonly factor: number;
}

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ...unit('volume', 1, ['ml', 'mls', 'mililitro', 'mililitros', 'cc', 'cm3']),
  ...unit('volume', 10, ['cl']),
  ...unit('volume', 1000, ['l', 'lt', 'lts', 'ltr', 'litro', 'litros', 'liter', 'liters']),
  // A US fluid ounce; packs of solids say grams in Mexico.
  ...unit('volume', 29.5735, ['floz', 'oz', 'onza', 'onzas']),
  ...unit('volume', 3785.41, ['gal', 'galon', 'galones']),
  ...unit('mass', 0.001, ['mg']),
  ...unit('mass', 1, ['g', 'gr', 'grs', 'gm', 'gramo', 'gramos']),
  ...unit('mass', 1000, ['kg', 'kgs', 'kilo', 'kilos', 'kilogramo', 'kilogramos']),
  ...unit('pieces', 1, ['pz', 'pza', 'pzas', 'pzs', 'pieza', 'piezas', 'pcs', 'unidades']),
  ...unit('pieces', 1, ['rollo', 'rollos', 'hojas', 'sobres', 'tabletas', 'capsulas', 'panales']),
]);

function unit(kind: Unit['kind'], factor: number, names: readonly string[]): Array<[string, Unit]> {
  return names.map((name) => [name, { kind, factor }]);
}

const NUMBER = String.raw`\d+(?:[.,]\d+)?(?:\s*/\s*\d+)?`;
const UNIT_NAMES = [...UNITS.keys()].sort((a, b) => b.length - a.length).join('|');
const PACKS = String.raw`(?:(\d{1,2})\s*(?:x|pack(?:\s+de)?|de|latas(?:\s+de)?)\s*)?`;
const SIZE = new RegExp(
  String.raw`(?<![\d.,])${PACKS}(${NUMBER})\s*(fl\s*oz|${UNIT_NAMES})\b(?:\s*x\s*(\d{1,2})\b(?!\s*(?:${UNIT_NAMES})\b))?`,
  'i',
);
const PACK_ALONE = /\b(?:(\d{1,2})\s*-?\s*pack|pack\s*(?:de\s*)?(\d{1,2}))\b/i;

export interface SizeInText {
  readonly size: PackSize | undefined;
  /** What is left of the text when the size is taken out. */
  readonly rest: string;
}

/** Finds the size of a pack in a text: "Coca-Cola 600ml", "6 x 355 ml", "1/2 L", "2.5 Lts". */
export function takeSize(text: string): SizeInText {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
  const found = SIZE.exec(plain);
  if (!found) return { size: undefined, rest: plain };
  const [whole, packsBefore, number = '', name = '', packsBehind] = found;
  const known = UNITS.get(normaliseText(name).replace(/ /g, ''));
  const amount = amountOf(number);
  if (!known || !(amount > 0)) return { size: undefined, rest: plain };
  let rest = plain.replace(whole, ' ');
  let packs = Number(packsBefore ?? packsBehind ?? 1);
  const alone = packs === 1 ? PACK_ALONE.exec(rest) : null;
  if (alone) {
    packs = Number(alone[1] ?? alone[2]);
    rest = rest.replace(alone[0], ' ');
  }
  return { size: { kind: known.kind, amount: amount * known.factor, packs }, rest };
}

function amountOf(number: string): number {
  const [numerator = '', denominator] = number.split('/');
  const value = Number(numerator.trim().replace(',', '.'));
  return denominator === undefined ? value : value / Number(denominator.trim());
}

/** Rounding of labels: 12 fl oz is printed as 355 ml. */
const SAME_SHARE = 0.015;

/** Whether two sizes are of the same pack; undefined when they cannot be compared. */
export function isSameSize(a: PackSize, b: PackSize): boolean | undefined {
  if (a.kind !== b.kind) return undefined;
  if (a.packs !== b.packs) return false;
  return Math.abs(a.amount - b.amount) <= SAME_SHARE * Math.max(a.amount, b.amount);
}
