import type { ErrorTable } from './error-definition.js';

/** Errors of the ia-provider module. */
export const iaProviderErrors = {} as const satisfies ErrorTable;
