import type { FileWish } from '../files/files.calls';

type Sheet = NonNullable<FileWish['sheet']>;

/** Sheets of labels as shops sell them, the usual one first. */
export const labelSheets = [
  'AVERY_5160',
  'AVERY_5163',
  'AVERY_5167',
  'A4_24',
] as const satisfies readonly Sheet[];

const MOST = 500;

/** How many labels; undefined for what is no number of labels. */
export function copiesOf(text: string): number | undefined {
  if (!/^\d{1,3}$/.test(text.trim())) return undefined;
  const copies = Number(text.trim());
  return copies === 0 || copies > MOST ? undefined : copies;
}
