import type { PurchaseLine } from './purchase.calls';

/** A row of the list: the head of a category, or something to buy. */
export type PurchaseRow =
  | { kind: 'category'; name: string | null; lines: number }
  | { kind: 'line'; line: PurchaseLine; index: number };

/** The lines under their categories, as one walks through the market; what has none comes last. */
export function purchaseRows(lines: readonly PurchaseLine[]): PurchaseRow[] {
  const groups = new Map<string | null, PurchaseLine[]>();
  for (const line of lines) {
    const group = groups.get(line.category);
    if (group === undefined) groups.set(line.category, [line]);
    else group.push(line);
  }
  const none = groups.get(null);
  const named = [...groups].filter(([name]) => name !== null);
  const ordered = none === undefined ? named : [...named, [null, none] as const];
  let index = 0;
  return ordered.flatMap(([name, members]): PurchaseRow[] => [
    { kind: 'category', name, lines: members.length },
    ...members.map((line): PurchaseRow => ({ kind: 'line', line, index: index++ })),
  ]);
}

/** Lines bought without a known cost: the sum is too low by them. */
export function withoutCost(lines: readonly PurchaseLine[]): number {
  return lines.filter(({ costCentavos }) => costCentavos === null).length;
}
