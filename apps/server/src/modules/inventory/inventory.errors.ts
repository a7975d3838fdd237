import { AppError } from '../../platform/errors/app-error.js';

/** Every error this module can raise. */
export const InventoryError = {
  barcodeTaken: () => new AppError('products.barcode_taken'),
  barcodeInvalid: (barcode = '') =>
    new AppError('products.barcode_invalid', { extensions: { barcode } }),
  aliasTaken: () => new AppError('products.alias_taken'),
  categoryTaken: () => new AppError('products.category_taken'),
  mergeSelf: () => new AppError('products.merge_self'),
  photoMissing: () => new AppError('products.photo_missing'),
  photoUnusable: (code: 'reference.unreadable' | 'reference.featureless') => new AppError(code),
  notReady: () => new AppError('sessions.not_ready'),
  notCancelable: () => new AppError('sessions.not_cancelable'),
  notRetryable: () => new AppError('sessions.not_retryable'),
} as const;
