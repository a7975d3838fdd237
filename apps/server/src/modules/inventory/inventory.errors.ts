import { AppError } from '../../platform/errors/app-error.js';

/** Every error this module can raise. */
export const InventoryError = {
  barcodeTaken: () => new AppError('products.barcode_taken'),
  barcodeInvalid: () => new AppError('products.barcode_invalid'),
  photoMissing: () => new AppError('products.photo_missing'),
  photoUnusable: (code: 'reference.unreadable' | 'reference.featureless') => new AppError(code),
  notReady: () => new AppError('sessions.not_ready'),
  notCancelable: () => new AppError('sessions.not_cancelable'),
  notRetryable: () => new AppError('sessions.not_retryable'),
} as const;
