import type { PurchaseLine, PurchaseList, UncountedProduct } from './purchase.calls';

/** A row of the list: a head, something to buy, or something of which nobody knows the stock. */
export type PurchaseRow =
  | { kind: 'category'; name: string | null; lines: number }
  | { kind: 'line'; line: PurchaseLine; index: number }
  | { kind: 'uncounted-head'; isCut: boolean }
  | { kind: 'uncounted'; product: UncountedProduct; index: number };

/** Everything that is shown: what to buy by category, then what was never counted. */
export function purchaseRows(
  list: Pick<PurchaseList, 'items' | 'uncounted' | 'isUncountedCut'>,
): PurchaseRow[] {
  const buying = linesByCategory(list.items);
  if (list.uncounted.length === 0) return buying;
  return [
    ...buying,
    { kind: 'uncounted-head', isCut: list.isUncountedCut },
    ...list.uncounted.map((product, index): PurchaseRow => ({ kind: 'uncounted', product, index })),
  ];
}

/** What keeps one row apart from the others. */
export function purchaseRowKey(row: PurchaseRow): string {
  switch (row.kind) {
    case 'category':
      return `c-${row.name ?? ''}`;
    case 'line':
      return row.line.productId;
    case 'uncounted-head':
      return 'uncounted';
    case 'uncounted':
      return row.product.productId;
  }
}

/** The lines under their categories, as one walks through the market; what has none comes last. */
function linesByCategory(lines: readonly PurchaseLine[]): PurchaseRow[] {
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
