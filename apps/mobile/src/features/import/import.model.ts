import type { CatalogueImport, ImportLine, ImportOutcome } from './import.calls';

/** In the order in which a person cares: what will not go in is looked at first. */
export const outcomes = [
  'ERROR',
  'NEW',
  'CHANGED',
  'UNCHANGED',
] as const satisfies readonly ImportOutcome[];

export function countOf(made: CatalogueImport, outcome: ImportOutcome): number {
  switch (outcome) {
    case 'NEW':
      return made.newCount;
    case 'CHANGED':
      return made.changedCount;
    case 'UNCHANGED':
      return made.unchangedCount;
    case 'ERROR':
      return made.errorCount;
  }
}

/** The list that is open at first: faults if there are any, else what is new, else what changes. */
export function firstOutcome(made: CatalogueImport): ImportOutcome {
  return outcomes.find((outcome) => countOf(made, outcome) > 0) ?? 'NEW';
}

/** Products that applying it would touch. */
export function touched(made: CatalogueImport): number {
  return made.newCount + made.changedCount;
}

const amounts: readonly string[] = ['price', 'cost'];

/** A value of a line as people read it; amounts come in centavos. */
export function shownValue(
  field: ImportLine['changes'][number]['field'],
  value: string | null,
  money: (centavos: number) => string,
): string {
  if (value === null || value === '') return '—';
  return amounts.includes(field) ? money(Number(value)) : value;
}
