import type { Adjustment } from './stock.calls';

/** Why units came or went outside of a count, the most usual first. */
export const adjustReasons = [
  'PURCHASE',
  'SALE',
  'WASTE',
  'RETURN',
] as const satisfies ReadonlyArray<Adjustment['reason']>;
export type AdjustReason = (typeof adjustReasons)[number];

const signs: Readonly<Record<AdjustReason, 1 | -1>> = {
  PURCHASE: 1,
  RETURN: 1,
  SALE: -1,
  WASTE: -1,
};

const MOST = 1_000_000;

/** Units as they are booked: what was sold or spoilt leaves; undefined for what is no number. */
export function deltaOf(reason: AdjustReason, text: string): number | undefined {
  if (!/^\d{1,7}$/.test(text.trim())) return undefined;
  const units = Number(text.trim());
  return units === 0 || units > MOST ? undefined : signs[reason] * units;
}
