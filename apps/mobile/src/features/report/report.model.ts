import type { ShownItem } from './corrections.model';

export interface ReportTotals {
  products: number;
  units: number;
  unrecognised: number;
}

export type ReportRow =
  | { kind: 'section'; id: 'doubts' | 'sure' | 'unrecognised'; count: number }
  | { kind: 'item'; item: ShownItem; index: number };

export interface ReportView {
  totals: ReportTotals;
  rows: ReportRow[];
  /** Doubtful lines that nobody has looked at yet. */
  doubts: number;
}

const order = { low: 0, medium: 1, high: 2 } as const;

/** Lines that a person should look at. One that was looked at keeps its place: rows must not jump. */
function isDoubt(item: ShownItem): boolean {
  return !item.unrecognised && (item.level !== 'high' || item.doubtReasons.length > 0);
}

/** By nothing that a correction changes. */
function byDoubt(a: ShownItem, b: ShownItem): number {
  return (
    order[a.level] - order[b.level] || a.name.localeCompare(b.name) || a.id.localeCompare(b.id)
  );
}

/** What a person should look at first comes first; what nobody knows stands apart, at the end. */
export function reportView(items: readonly ShownItem[]): ReportView {
  const doubts = items.filter(isDoubt).sort(byDoubt);
  const sure = items.filter((item) => !item.unrecognised && !isDoubt(item)).sort(byDoubt);
  const unrecognised = items.filter((item) => item.unrecognised).sort(byDoubt);
  const rows: ReportRow[] = [];
  let index = 0;
  const add = (id: 'doubts' | 'sure' | 'unrecognised', group: ShownItem[]) => {
    if (group.length === 0) return;
    rows.push({ kind: 'section', id, count: group.length });
    for (const item of group) rows.push({ kind: 'item', item, index: index++ });
  };
  add('doubts', doubts);
  add('sure', sure);
  add('unrecognised', unrecognised);
  const open = doubts.filter((item) => !item.reviewed).length;
  return { rows, doubts: open, totals: totalsOf(items) };
}

function totalsOf(items: readonly ShownItem[]): ReportTotals {
  const known = items.filter((item) => !item.unrecognised);
  const sum = (group: ShownItem[]) => group.reduce((total, item) => total + item.quantity, 0);
  return {
    products: known.length,
    units: sum(known),
    unrecognised: sum(items.filter((item) => item.unrecognised)),
  };
}
