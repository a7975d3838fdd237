import type { ErrorTable } from './error-definition.js';

/** Errors of stores and their teams. */
export const storesErrors = {
  'stores.scope_missing': {
    status: 403,
    es: { title: 'Sin permiso', detail: 'Pide al dueño de la tienda permiso para hacer esto.' },
    en: { title: 'No permission', detail: 'Ask the owner of the store for permission to do this.' },
  },
} as const satisfies ErrorTable;
