import type { ErrorTable } from './error-definition.js';

/** Errors of identity. Messages never tell whether an account exists. */
export const authErrors = {
  'auth.unauthenticated': {
    status: 401,
    es: { title: 'Inicia sesión', detail: 'Tu sesión terminó o no has iniciado sesión.' },
    en: { title: 'Log in', detail: 'Your session has ended or you are not logged in.' },
  },
} as const satisfies ErrorTable;
