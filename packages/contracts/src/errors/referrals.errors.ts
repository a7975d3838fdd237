import type { ErrorTable } from './error-definition.js';

/** Errors of the referrals module. */
export const referralsErrors = {
  'referrals.code_unknown': {
    status: 404,
    es: { title: 'Código no encontrado', detail: 'Revisa el código de invitación.' },
    en: { title: 'Code not found', detail: 'Check the invitation code.' },
  },
  'referrals.own_code': {
    status: 409,
    es: { title: 'Es tu propio código', detail: 'Comparte tu código con otra persona.' },
    en: { title: 'It is your own code', detail: 'Share your code with somebody else.' },
  },
  'referrals.already_invited': {
    status: 409,
    es: { title: 'Ya usaste un código', detail: 'Solo se puede usar un código de invitación.' },
    en: { title: 'Code already used', detail: 'Only one invitation code can be used.' },
  },
  'referrals.too_late': {
    status: 409,
    es: {
      title: 'Ya no se puede usar',
      detail: 'El código se usa en los primeros {days} días de la cuenta.',
    },
    en: { title: 'Too late', detail: 'The code is used in the first {days} days of the account.' },
  },
  'referrals.reward_not_in_review': {
    status: 409,
    es: {
      title: 'La recompensa no está en revisión',
      detail: 'Solo se decide sobre recompensas que esperan revisión.',
    },
    en: {
      title: 'The reward is not in review',
      detail: 'Only rewards that wait for review are decided on.',
    },
  },
} as const satisfies ErrorTable;
