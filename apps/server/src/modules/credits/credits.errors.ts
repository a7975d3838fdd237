import { AppError } from '../../platform/errors/app-error.js';

/** Every error of the credits module. */
export const CreditsError = {
  insufficient: (facts: { needed: number; available: number }) =>
    new AppError('credits.insufficient', { params: facts, extensions: facts }),
  inDebt: (debt: number) => new AppError('credits.in_debt', { params: { debt } }),
  holdNotOpen: () => new AppError('credits.hold_not_open'),
  balanceNegative: (cause?: unknown) => new AppError('credits.balance_negative', { cause }),
  keyReused: (cause?: unknown) => new AppError('credits.key_reused', { cause }),
  packageCodeTaken: () => new AppError('credits.package_code_taken'),
  refundTooLarge: (available: number) =>
    new AppError('credits.refund_too_large', { params: { available }, extensions: { available } }),
} as const;
