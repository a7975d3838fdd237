import { AppError, type FieldFault } from './app-error.js';

/** Errors of the platform itself. */
export const PlatformError = {
  notFound: () => new AppError('resource.not_found'),
  conflict: (extensions?: Record<string, unknown>) =>
    new AppError('resource.conflict', { extensions: extensions ?? {} }),
  preconditionFailed: (extensions?: Record<string, unknown>) =>
    new AppError('resource.precondition_failed', { extensions: extensions ?? {} }),
  preconditionRequired: () => new AppError('resource.precondition_required'),
  invalid: (fields: readonly FieldFault[]) => new AppError('request.invalid', { fields }),
  malformed: (cause?: unknown) => new AppError('request.malformed', { cause }),
  tooLarge: () => new AppError('request.too_large'),
  unsupportedMediaType: () => new AppError('request.unsupported_media_type'),
  invalidCursor: () => new AppError('cursor.invalid'),
  rateLimited: (retryAfterSeconds: number) =>
    new AppError('request.rate_limited', { params: { retryAfterSeconds }, retryAfterSeconds }),
  unavailable: (retryAfterSeconds: number) =>
    new AppError('service.unavailable', { retryAfterSeconds }),
} as const;
