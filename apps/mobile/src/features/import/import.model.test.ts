import type { CatalogueImport } from './import.calls';
import { firstOutcome, shownValue } from './import.model';

const made = (over: Partial<CatalogueImport>): CatalogueImport => ({
  id: 'import-1',
  status: 'PREVIEW',
  format: 'csv',
  columns: ['name'],
  ignoredColumns: [],
  newCount: 0,
  changedCount: 0,
  unchangedCount: 0,
  errorCount: 0,
  createdAt: '2026-11-25T16:00:00.000Z',
  appliedAt: null,
  ...over,
});

describe('the preview of an import', () => {
  it('opens what is wrong first, then what is new', () => {
    expect(firstOutcome(made({ newCount: 3, errorCount: 1 }))).toBe('ERROR');
    expect(firstOutcome(made({ newCount: 3, changedCount: 9 }))).toBe('NEW');
    expect(firstOutcome(made({ unchangedCount: 9 }))).toBe('UNCHANGED');
  });

  it('shows amounts as money, and nothing as a dash', () => {
    const money = (centavos: number) => `$${centavos / 100}`;
    expect(shownValue('price', '1850', money)).toBe('$18.5');
    expect(shownValue('brand', 'Bimbo', money)).toBe('Bimbo');
    expect(shownValue('cost', null, money)).toBe('—');
  });
});
