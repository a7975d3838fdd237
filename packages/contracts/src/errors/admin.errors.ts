import type { ErrorTable } from './error-definition.js';

/** Errors of the rooms of staff. */
export const adminErrors = {
  'admin.reason_required': {
    status: 400,
    es: { title: 'Falta el motivo', detail: 'Escribe por qué lo consultas o lo cambias.' },
    en: { title: 'A reason is missing', detail: 'Write why you look at it or change it.' },
  },
  'admin.own_account': {
    status: 409,
    es: { title: 'Es tu propia cuenta', detail: 'Pide a otra persona del equipo que lo haga.' },
    en: { title: 'It is your own account', detail: 'Ask somebody else of the staff to do it.' },
  },
  'admin.setting_unknown': {
    status: 404,
    es: { title: 'Ajuste desconocido', detail: 'No hay un ajuste con ese nombre.' },
    en: { title: 'Unknown setting', detail: 'There is no setting of that name.' },
  },
  'admin.flag_unknown': {
    status: 404,
    es: { title: 'Interruptor desconocido', detail: 'No hay un interruptor con ese nombre.' },
    en: { title: 'Unknown flag', detail: 'There is no flag of that name.' },
  },
} as const satisfies ErrorTable;
