import type { ErrorTable } from './error-definition.js';

/** Errors of the inventory module. */
export const inventoryErrors = {} as const satisfies ErrorTable;
