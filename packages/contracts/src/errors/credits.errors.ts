import type { ErrorTable } from './error-definition.js';

/** Errors of the credits module. */
export const creditsErrors = {
  'credits.insufficient': {
    status: 402,
    es: {
      title: 'Te faltan créditos',
      detail: 'Necesitas {needed} créditos y tienes {available} disponibles.',
    },
    en: {
      title: 'Not enough credits',
      detail: 'You need {needed} credits and have {available} available.',
    },
  },
  'credits.in_debt': {
    status: 402,
    es: {
      title: 'Tienes un adeudo',
      detail: 'Debes {debt} créditos. Tu próxima compra los cubre primero.',
    },
    en: {
      title: 'You owe credits',
      detail: 'You owe {debt} credits. Your next purchase pays them.',
    },
  },
  'credits.package_code_taken': {
    status: 409,
    es: { title: 'Clave ocupada', detail: 'Otro paquete ya usa esa clave.' },
    en: { title: 'Code taken', detail: 'Another package already has that code.' },
  },
  'credits.hold_not_open': {
    status: 409,
    es: {
      title: 'Reserva cerrada',
      detail: 'Los créditos de esta sesión ya se cobraron o se devolvieron.',
    },
    en: {
      title: 'Hold is closed',
      detail: 'The credits of this session were already charged or returned.',
    },
  },
  'credits.balance_negative': {
    status: 409,
    es: {
      title: 'Saldo insuficiente',
      detail: 'El movimiento dejaría el saldo por debajo de cero.',
    },
    en: { title: 'Balance too low', detail: 'The movement would take the balance below zero.' },
  },
  'credits.key_reused': {
    status: 409,
    es: {
      title: 'Movimiento repetido',
      detail: 'Esa clave ya se usó para otro movimiento de créditos.',
    },
    en: { title: 'Movement repeated', detail: 'That key was used for another credit movement.' },
  },
  'credits.refund_too_large': {
    status: 409,
    es: {
      title: 'Reembolso demasiado grande',
      detail: 'De esta compra quedan {available} créditos sin usar.',
    },
    en: {
      title: 'Refund too large',
      detail: 'Of this purchase {available} credits are left unspent.',
    },
  },
} as const satisfies ErrorTable;
