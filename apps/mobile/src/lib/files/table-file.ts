import type { PhotoPart } from '../api/client';

export const TABLE_TYPES = [
  'text/csv',
  'text/comma-separated-values',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;

export const TABLE_ENDINGS = ['.csv', '.xlsx'] as const;

/** A spreadsheet that a person chose. */
export interface TableFile {
  name: string;
  part: PhotoPart;
}

export type PickTable = () => Promise<TableFile | null>;
