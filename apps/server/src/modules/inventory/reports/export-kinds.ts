import type { DocumentFormat } from '../../../platform/documents/document-format.js';

/** What may be had as a file. */
export const EXPORT_KINDS = [
  'SESSION',
  'COUNT',
  'CATALOGUE',
  'VALUATION',
  'LOW_STOCK',
  'PURCHASE_LIST',
  'SHRINKAGE',
  'VARIANCE',
  'LABELS',
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** As what each may be had: labels are printed, and only a table can be imported again. */
export const EXPORT_FORMATS: Readonly<Record<ExportKind, readonly DocumentFormat[]>> = {
  SESSION: ['csv', 'xlsx', 'pdf'],
  COUNT: ['csv', 'xlsx', 'pdf'],
  CATALOGUE: ['csv', 'xlsx'],
  VALUATION: ['csv', 'xlsx', 'pdf'],
  LOW_STOCK: ['csv', 'xlsx', 'pdf'],
  PURCHASE_LIST: ['csv', 'xlsx', 'pdf'],
  SHRINKAGE: ['csv', 'xlsx', 'pdf'],
  VARIANCE: ['csv', 'xlsx', 'pdf'],
  LABELS: ['pdf'],
};

/** How its file is called. */
export const FILE_NAMES: Readonly<Record<ExportKind, string>> = {
  SESSION: 'conteo',
  COUNT: 'toma-confirmada',
  CATALOGUE: 'catalogo',
  VALUATION: 'valor-de-inventario',
  LOW_STOCK: 'existencias-bajas',
  PURCHASE_LIST: 'lista-de-compra',
  SHRINKAGE: 'merma',
  VARIANCE: 'comparacion',
  LABELS: 'etiquetas',
};
