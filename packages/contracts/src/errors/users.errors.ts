import type { ErrorTable } from './error-definition.js';

/** Errors of the users module. */
export const usersErrors = {} as const satisfies ErrorTable;
