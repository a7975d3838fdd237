import type { Report, ReportItem } from '../../lib/api/types';

export interface ReportTotals {
  products: number;
  units: number;
  unrecognised: number;
}

export type ReportRow =
  | { kind: 'section'; id: 'doubts' | 'sure' | 'unrecognised'; count: number }
  | { kind: 'item'; item: ReportItem; index: number };

export interface ReportView {
  totals: ReportTotals;
  rows: ReportRow[];
  doubts: number;
}

const order = { low: 0, medium: 1, high: 2 } as const;

function isDoubt(item: ReportItem): boolean {
  return !item.unrecognised && item.level !== 'high';
}

function byDoubt(a: ReportItem, b: ReportItem): number {
  return order[a.level] - order[b.level] || b.quantity - a.quantity || a.name.localeCompare(b.name);
}

/** What a person should look at first comes first; what nobody knows stands apart, at the end. */
export function reportView({ session, items }: Report): ReportView {
  const doubts = items.filter(isDoubt).sort(byDoubt);
  const sure = items.filter((item) => !item.unrecognised && item.level === 'high').sort(byDoubt);
  const unrecognised = items.filter((item) => item.unrecognised).sort(byDoubt);
  const rows: ReportRow[] = [];
  let index = 0;
  const add = (id: 'doubts' | 'sure' | 'unrecognised', group: ReportItem[]) => {
    if (group.length === 0) return;
    rows.push({ kind: 'section', id, count: group.length });
    for (const item of group) rows.push({ kind: 'item', item, index: index++ });
  };
  add('doubts', doubts);
  add('sure', sure);
  add('unrecognised', unrecognised);
  return { rows, doubts: doubts.length, totals: session.totals ?? totalsOf(items) };
}

function totalsOf(items: ReportItem[]): ReportTotals {
  const known = items.filter((item) => !item.unrecognised);
  const sum = (group: ReportItem[]) => group.reduce((total, item) => total + item.quantity, 0);
  return {
    products: known.length,
    units: sum(known),
    unrecognised: sum(items.filter((item) => item.unrecognised)),
  };
}
