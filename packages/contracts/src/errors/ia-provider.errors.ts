import type { ErrorTable } from './error-definition.js';

/** Errors of the ia-provider module: why nobody could look at a film. Nothing was charged. */
export const iaProviderErrors = {
  'provider.busy': {
    status: 503,
    es: {
      title: 'Muchos videos en espera',
      detail: 'El reconocimiento está saturado. Reintenta en unos minutos; no se cobró nada.',
    },
    en: {
      title: 'Many films are waiting',
      detail: 'Recognition is overloaded. Try again in some minutes; nothing was charged.',
    },
  },
  'provider.unavailable': {
    status: 503,
    es: {
      title: 'Reconocimiento no disponible',
      detail: 'No pudimos revisar tu video. Ya lo estamos atendiendo; no se cobró nada.',
    },
    en: {
      title: 'Recognition is not available',
      detail: 'We could not look at your film. We are on it; nothing was charged.',
    },
  },
  'provider.refused': {
    status: 422,
    es: {
      title: 'No pudimos revisar este video',
      detail: 'El video muestra algo que no podemos procesar. Graba solo los anaqueles.',
    },
    en: {
      title: 'We could not look at this film',
      detail: 'The film shows something that we cannot process. Film the shelves alone.',
    },
  },
  'provider.over_budget': {
    status: 422,
    es: {
      title: 'Video demasiado largo',
      detail: 'Este video pide más análisis del permitido. Divídelo en videos más cortos.',
    },
    en: {
      title: 'The film is too long',
      detail: 'This film needs more analysis than is allowed. Divide it into shorter films.',
    },
  },
} as const satisfies ErrorTable;
