import type { ErrorTable } from './error-definition.js';

/** Errors of identity. Messages never tell whether an account exists. */
export const authErrors = {
  'auth.unauthenticated': {
    status: 401,
    es: { title: 'Inicia sesión', detail: 'Tu sesión terminó o no has iniciado sesión.' },
    en: { title: 'Log in', detail: 'Your session has ended or you are not logged in.' },
  },
  'auth.invalid_credentials': {
    status: 401,
    es: {
      title: 'No pudimos entrar',
      detail: 'Los datos no coinciden. Revísalos o entra con un código.',
    },
    en: { title: 'Could not log in', detail: 'The data does not match. Check it or use a code.' },
  },
  'auth.locked': {
    status: 429,
    es: {
      title: 'Demasiados intentos',
      detail: 'Espera {retryAfterSeconds} segundos o entra con un código.',
    },
    en: {
      title: 'Too many attempts',
      detail: 'Wait {retryAfterSeconds} seconds or log in with a code.',
    },
  },
  'auth.code_invalid': {
    status: 400,
    es: { title: 'Código no válido', detail: 'El código es incorrecto o ya venció. Pide otro.' },
    en: { title: 'Invalid code', detail: 'The code is wrong or has expired. Ask for another.' },
  },
  'auth.code_cooldown': {
    status: 429,
    es: {
      title: 'Espera un momento',
      detail: 'Puedes pedir otro código en {retryAfterSeconds} segundos.',
    },
    en: {
      title: 'Wait a moment',
      detail: 'You can ask for another code in {retryAfterSeconds} seconds.',
    },
  },
  'auth.code_daily_cap': {
    status: 429,
    es: { title: 'Demasiados códigos', detail: 'Ya pediste muchos códigos hoy. Prueba mañana.' },
    en: { title: 'Too many codes', detail: 'Many codes were sent today. Try tomorrow.' },
  },
  'auth.refresh_invalid': {
    status: 401,
    es: { title: 'Inicia sesión de nuevo', detail: 'Tu sesión ya no es válida.' },
    en: { title: 'Log in again', detail: 'Your session is no longer valid.' },
  },
  'auth.csrf': {
    status: 403,
    es: { title: 'Solicitud rechazada', detail: 'Vuelve a abrir la página e inténtalo de nuevo.' },
    en: { title: 'Request refused', detail: 'Open the page again and retry.' },
  },
  'auth.second_factor_required': {
    status: 403,
    es: { title: 'Confirma que eres tú', detail: 'Escribe el código de tu aplicación.' },
    en: { title: 'Confirm that it is you', detail: 'Enter the code of your authenticator app.' },
  },
  'auth.second_factor_invalid': {
    status: 400,
    es: {
      title: 'Código no válido',
      detail: 'El código es incorrecto o ya se usó. Espera el siguiente de tu aplicación.',
    },
    en: {
      title: 'Invalid code',
      detail: 'The code is wrong or was used before. Wait for the next one of your app.',
    },
  },
  'auth.second_factor_locked': {
    status: 429,
    es: { title: 'Demasiados intentos', detail: 'Espera {retryAfterSeconds} segundos.' },
    en: { title: 'Too many attempts', detail: 'Wait {retryAfterSeconds} seconds.' },
  },
  'auth.suspended': {
    status: 403,
    es: { title: 'Cuenta suspendida', detail: 'Escríbenos para reactivar tu cuenta.' },
    en: { title: 'Account suspended', detail: 'Write to us to have your account reactivated.' },
  },
} as const satisfies ErrorTable;
