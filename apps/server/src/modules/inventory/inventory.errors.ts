import { AppError } from '../../platform/errors/app-error.js';

/** Every error this module can raise. */
export const InventoryError = {
  barcodeTaken: () => new AppError('products.barcode_taken'),
  barcodeInvalid: (barcode = '') =>
    new AppError('products.barcode_invalid', { extensions: { barcode } }),
  aliasTaken: () => new AppError('products.alias_taken'),
  categoryTaken: () => new AppError('products.category_taken'),
  mergeSelf: () => new AppError('products.merge_self'),
  importUnreadable: (cause?: unknown) => new AppError('imports.unreadable', { cause }),
  importEmpty: () => new AppError('imports.empty'),
  importTooManyRows: (max: number) => new AppError('imports.too_many_rows', { params: { max } }),
  importColumnsMissing: () => new AppError('imports.columns_missing'),
  importStale: () => new AppError('imports.stale'),
  exportFormat: () => new AppError('exports.format_unsupported'),
  tooManyLabels: (max: number) => new AppError('exports.too_many_labels', { params: { max } }),
  photoMissing: () => new AppError('products.photo_missing'),
  photoUnusable: (code: 'reference.unreadable' | 'reference.featureless') => new AppError(code),
  notReady: () => new AppError('sessions.not_ready'),
  notCancelable: () => new AppError('sessions.not_cancelable'),
  notRetryable: () => new AppError('sessions.not_retryable'),
  confirmed: () => new AppError('sessions.confirmed'),
  productUnknown: () => new AppError('items.product_unknown'),
  barcodeUnknown: (barcode: string) =>
    new AppError('items.barcode_unknown', { extensions: { barcode } }),
  mergeInvalid: () => new AppError('items.merge_invalid'),
  splitInvalid: () => new AppError('items.split_invalid'),
  notConfirmed: () => new AppError('sessions.not_confirmed'),
  inCount: () => new AppError('sessions.in_count'),
  sessionTaken: () => new AppError('counts.session_taken'),
  assigneeUnknown: () => new AppError('counts.assignee_unknown'),
  approvalNeeded: () => new AppError('counts.approval_needed'),
  countOwnerOnly: () => new AppError('stores.owner_only'),
  countState: (status: string) => new AppError('counts.state', { extensions: { status } }),
  sessionsRunning: () => new AppError('counts.sessions_running'),
  nothingCounted: () => new AppError('counts.empty'),
  notRemoved: () => new AppError('items.not_removed'),
} as const;
