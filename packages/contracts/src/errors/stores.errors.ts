import type { ErrorTable } from './error-definition.js';

/** Errors of stores and their teams. */
export const storesErrors = {
  'stores.scope_missing': {
    status: 403,
    es: { title: 'Sin permiso', detail: 'Pide al dueño de la tienda permiso para hacer esto.' },
    en: { title: 'No permission', detail: 'Ask the owner of the store for permission to do this.' },
  },
  'stores.owner_only': {
    status: 403,
    es: { title: 'Solo el dueño', detail: 'Solo el dueño de la tienda puede hacer esto.' },
    en: { title: 'Owner only', detail: 'Only the owner of the store may do this.' },
  },
  'stores.scope_too_wide': {
    status: 403,
    es: {
      title: 'Permiso de más',
      detail: 'No puedes dar un permiso que tú no tienes.',
    },
    en: { title: 'Too wide', detail: 'You cannot give a permission that you do not have.' },
  },
  'stores.owner_stays': {
    status: 409,
    es: {
      title: 'Es el dueño',
      detail: 'El dueño no se puede quitar ni cambiar; primero pasa la tienda a otra persona.',
    },
    en: { title: 'It is the owner', detail: 'Hand the store over to somebody else first.' },
  },
  'stores.already_member': {
    status: 409,
    es: { title: 'Ya estás en la tienda', detail: 'Ya formas parte de esta tienda.' },
    en: { title: 'Already a member', detail: 'You already work in this store.' },
  },
  'stores.invitation_invalid': {
    status: 404,
    es: {
      title: 'Invitación no válida',
      detail: 'La invitación venció, se canceló o ya se usó. Pide otra.',
    },
    en: { title: 'Invalid invitation', detail: 'The invitation has ended. Ask for another.' },
  },
} as const satisfies ErrorTable;
