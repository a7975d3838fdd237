import type { ErrorDefinition } from './error-definition.js';
import { adminErrors } from './admin.errors.js';
import { authErrors } from './auth.errors.js';
import { countsErrors } from './counts.errors.js';
import { creditsErrors } from './credits.errors.js';
import { iaProviderErrors } from './ia-provider.errors.js';
import { inventoryErrors } from './inventory.errors.js';
import { paymentsErrors } from './payments.errors.js';
import { referralsErrors } from './referrals.errors.js';
import { storesErrors } from './stores.errors.js';
import { usersErrors } from './users.errors.js';
import { videosErrors } from './videos.errors.js';
import { platformErrors } from './platform.errors.js';

export type { ErrorDefinition, ErrorTable, ErrorText } from './error-definition.js';

/** Every stable error code of the product with its status and its texts. */
export const errorCatalogue = {
  ...platformErrors,
  ...authErrors,
  ...usersErrors,
  ...storesErrors,
  ...creditsErrors,
  ...paymentsErrors,
  ...referralsErrors,
  ...videosErrors,
  ...inventoryErrors,
  ...countsErrors,
  ...iaProviderErrors,
  ...adminErrors,
} as const;

export type ErrorCode = keyof typeof errorCatalogue;

export type Language = 'es' | 'en';

/** The definition of a code; the table is total, so it always exists. */
export function errorDefinition(code: ErrorCode): ErrorDefinition {
  return errorCatalogue[code];
}

/** True when the text is one of the product's codes; for answers that come over the network. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorCatalogue, text);
}

/** The text of a code in a language, with its parameters filled in. */
export function errorText(
  code: ErrorCode,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): { title: string; detail: string } {
  const text = errorDefinition(code)[language];
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { title: fill(text.title), detail: fill(text.detail) };
}
