import type { SignedFile } from '../../lib/files/signed-file';
import type { FileWish, MadeFile } from './files.calls';

export type FileKind = FileWish['kind'];
export type FileFormat = FileWish['format'];

/** What a file is asked for, but for its format. */
export type FileSubject = Omit<FileWish, 'format'>;

/** As what each may be had, the most usual first; the server holds to the same. */
export const formatsOf: Readonly<Record<FileKind, readonly FileFormat[]>> = {
  SESSION: ['pdf', 'xlsx', 'csv'],
  COUNT: ['pdf', 'xlsx', 'csv'],
  CATALOGUE: ['xlsx', 'csv'],
  VALUATION: ['pdf', 'xlsx', 'csv'],
  LOW_STOCK: ['pdf', 'xlsx', 'csv'],
  PURCHASE_LIST: ['pdf', 'xlsx', 'csv'],
  SHRINKAGE: ['pdf', 'xlsx', 'csv'],
  VARIANCE: ['pdf', 'xlsx', 'csv'],
  LABELS: ['pdf'],
};

const mimeTypes: Readonly<Record<FileFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

/** The file under the name that people see; null until it is there. */
export function signedFileOf(file: MadeFile, name: string): SignedFile | null {
  if (file.status !== 'READY' || file.downloadUrl === null) return null;
  const day = file.createdAt.slice(0, 10);
  const spoken = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-');
  return {
    url: file.downloadUrl,
    name: `${spoken}-${day}.${file.format}`,
    mimeType: mimeTypes[file.format],
  };
}

/** Asked again while something is being made. */
export const LOOK_EVERY_MS = 2_000;

export function isBeingMade(file: Pick<MadeFile, 'status'>): boolean {
  return file.status === 'QUEUED';
}
