/** `money` holds integer centavos, `percent` a share (0.5 = 50 %), `date` a Date. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'money' | 'percent' | 'date';

export interface TableColumn {
  readonly header: string;
  readonly type: ColumnType;
  /** Letters that fit; in a PDF the share of the width. */
  readonly width: number;
}

export type TableValue = string | number | Date | null;

/** A document that is one table, whatever it is written as. */
export interface Table {
  readonly title: string;
  /** What the table is about: label and value, above it. */
  readonly facts: ReadonlyArray<readonly [label: string, value: string]>;
  readonly columns: readonly TableColumn[];
  readonly rows: ReadonlyArray<readonly TableValue[]>;
  /** A last line that sums up; as wide as a row. */
  readonly totals?: readonly TableValue[];
}

/** Text that every format can hold: XML knows no control characters but tab and line feed. */
export function plainText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the very characters meant
  return text.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '');
}

/** The day of a moment in Mexico City, `2026-11-27`. */
export function mexicanDay(moment: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Mexico_City' }).format(moment);
}

/** Pesos as they are written in Mexico: `$1,234.50`. */
export function formatCentavos(centavos: number): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return `$${(centavos / 100).toLocaleString('en-US', digits)}`;
}
