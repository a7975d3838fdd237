import type { ErrorTable } from './error-definition.js';

/** Errors of counts and of the stock that they set. */
export const countsErrors = {
  'sessions.not_confirmed': {
    status: 409,
    es: { title: 'Sin confirmar', detail: 'Este conteo no está confirmado.' },
    en: { title: 'Not confirmed', detail: 'This session is not confirmed.' },
  },
  'sessions.in_count': {
    status: 409,
    es: {
      title: 'Es parte de una toma',
      detail: 'Este conteo es parte de una toma de inventario; se confirma con ella.',
    },
    en: { title: 'Part of a count', detail: 'This session is confirmed with its count.' },
  },
  'counts.session_taken': {
    status: 409,
    es: {
      title: 'No se puede agregar',
      detail: 'Ese conteo ya se confirmó o es parte de otra toma.',
    },
    en: { title: 'Cannot be added', detail: 'That session is confirmed or in another count.' },
  },
  'counts.assignee_unknown': {
    status: 422,
    es: {
      title: 'No es de tu equipo',
      detail: 'Solo puedes asignar la toma a alguien que trabaje en esta tienda.',
    },
    en: { title: 'Not in your team', detail: 'A count is given to somebody of this store only.' },
  },
  'counts.approval_needed': {
    status: 409,
    es: { title: 'Falta aprobación', detail: 'En esta tienda el dueño aprueba los conteos.' },
    en: { title: 'Approval needed', detail: 'In this store the owner approves counts.' },
  },
  'counts.state': {
    status: 409,
    es: {
      title: 'Ahora no se puede',
      detail: 'La toma de inventario está en otro paso. Actualiza y revisa.',
    },
    en: { title: 'Not in this state', detail: 'The count is at another step. Refresh and look.' },
  },
  'counts.sessions_running': {
    status: 409,
    es: { title: 'Faltan videos', detail: 'Espera a que terminen los videos de esta toma.' },
    en: { title: 'Films still running', detail: 'Wait until the films of this count have ended.' },
  },
  'counts.empty': {
    status: 409,
    es: { title: 'Nada que confirmar', detail: 'Esta toma no tiene ningún conteo listo.' },
    en: { title: 'Nothing to confirm', detail: 'This count has no session that is ready.' },
  },
} as const satisfies ErrorTable;
