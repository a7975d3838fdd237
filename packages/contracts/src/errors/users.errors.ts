import type { ErrorTable } from './error-definition.js';

/** Errors of the users module. */
export const usersErrors = {
  'users.avatar_unreadable': {
    status: 422,
    es: { title: 'Foto ilegible', detail: 'No pudimos leer la foto. Prueba con otra.' },
    en: { title: 'Unreadable photo', detail: 'The photo could not be read. Try another.' },
  },
} as const satisfies ErrorTable;
