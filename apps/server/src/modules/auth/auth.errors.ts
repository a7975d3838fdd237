import { AppError } from '../../platform/errors/app-error.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';

/** Every error that identity can raise. */
export const AuthError = {
  invalidCredentials: () => new AppError('auth.invalid_credentials'),
  locked: (retryAfterSeconds: number) =>
    new AppError('auth.locked', { params: { retryAfterSeconds }, retryAfterSeconds }),
  codeInvalid: () => new AppError('auth.code_invalid'),
  codeCooldown: (retryAfterSeconds: number) =>
    new AppError('auth.code_cooldown', { params: { retryAfterSeconds }, retryAfterSeconds }),
  codeDailyCap: (retryAfterSeconds: number) =>
    new AppError('auth.code_daily_cap', { retryAfterSeconds }),
  refreshInvalid: () => new AppError('auth.refresh_invalid'),
  csrf: () => new AppError('auth.csrf'),
  suspended: () => new AppError('auth.suspended'),
  secondFactorRequired: () => new AppError('auth.second_factor_required'),
  secondFactorInvalid: () => new AppError('auth.second_factor_invalid'),
  secondFactorLocked: (retryAfterSeconds: number) =>
    new AppError('auth.second_factor_locked', { params: { retryAfterSeconds }, retryAfterSeconds }),
  identifierInvalid: () =>
    AuthError.fieldInvalid('identifier', 'identifier', 'Escribe un teléfono o correo válido.'),
  fieldInvalid: (field: string, code: string, message: string) =>
    PlatformError.invalid([{ field, code, message }]),
} as const;
