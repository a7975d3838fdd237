import { AppError } from '../../platform/errors/app-error.js';

/** Every error this module can raise. */
export const VideosError = {
  uploadNotOpen: () => new AppError('uploads.not_open'),
  alreadySent: () => new AppError('uploads.already_sent'),
  partsMismatch: () => new AppError('uploads.parts_mismatch'),
  tooLarge: (maxMegabytes: number) =>
    new AppError('uploads.too_large', { params: { maxMegabytes } }),
  tooManyOpen: (most: number) =>
    new AppError('uploads.too_many_open', { params: { most }, retryAfterSeconds: 60 }),
} as const;
