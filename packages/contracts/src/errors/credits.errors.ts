import type { ErrorTable } from './error-definition.js';

/** Errors of the credits module. */
export const creditsErrors = {} as const satisfies ErrorTable;
