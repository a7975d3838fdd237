import { ValidationPipe, type ValidationError } from '@nestjs/common';
import type { FieldFault } from '../errors/app-error.js';
import { PlatformError } from '../errors/platform.errors.js';

/** Validates every body, query and path; unknown fields are refused and each fault is named. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => PlatformError.invalid(toFaults(errors, '')),
  });
}

function toFaults(errors: readonly ValidationError[], prefix: string): FieldFault[] {
  return errors.flatMap((error) => {
    const field = prefix === '' ? error.property : `${prefix}.${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({
      field: field.slice(0, 200),
      code,
      message: message.slice(0, 300),
    }));
    return [...own, ...toFaults(error.children ?? [], field)];
  });
}
