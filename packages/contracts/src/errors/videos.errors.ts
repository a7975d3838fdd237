import type { ErrorTable } from './error-definition.js';

/** Errors of the videos module. */
export const videosErrors = {} as const satisfies ErrorTable;
