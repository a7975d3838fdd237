import type { ErrorTable } from './error-definition.js';

/** Errors that any endpoint may answer. */
export const platformErrors = {
  'request.invalid': {
    status: 400,
    es: { title: 'Revisa los datos', detail: 'Algunos datos no son válidos.' },
    en: { title: 'Check the data', detail: 'Some of the data is not valid.' },
  },
  'request.malformed': {
    status: 400,
    es: { title: 'Solicitud ilegible', detail: 'No pudimos leer la solicitud.' },
    en: { title: 'Unreadable request', detail: 'The request could not be read.' },
  },
  'request.unsupported_media_type': {
    status: 415,
    es: { title: 'Formato no admitido', detail: 'Este tipo de contenido no se admite aquí.' },
    en: { title: 'Unsupported media type', detail: 'This content type is not accepted here.' },
  },
  'request.too_large': {
    status: 413,
    es: { title: 'Demasiado grande', detail: 'El contenido supera el tamaño permitido.' },
    en: { title: 'Too large', detail: 'The content is over the size allowed.' },
  },
  'service.paused': {
    status: 503,
    es: { title: 'En pausa', detail: 'Esto está en pausa por el momento. Inténtalo más tarde.' },
    en: { title: 'Paused', detail: 'This is paused for the moment. Try later.' },
  },
  'request.rate_limited': {
    status: 429,
    es: {
      title: 'Demasiados intentos',
      detail: 'Espera {retryAfterSeconds} segundos y vuelve a intentarlo.',
    },
    en: { title: 'Too many requests', detail: 'Wait {retryAfterSeconds} seconds and try again.' },
  },
  'request.not_acceptable': {
    status: 406,
    es: { title: 'Respuesta no disponible', detail: 'No podemos responder en ese formato.' },
    en: { title: 'Not acceptable', detail: 'That response format is not available.' },
  },
  'resource.not_found': {
    status: 404,
    es: { title: 'No encontrado', detail: 'No existe o no tienes acceso.' },
    en: { title: 'Not found', detail: 'It does not exist or you have no access to it.' },
  },
  'resource.method_not_allowed': {
    status: 405,
    es: { title: 'Acción no permitida', detail: 'Esa acción no existe para este recurso.' },
    en: { title: 'Method not allowed', detail: 'That action does not exist for this resource.' },
  },
  'resource.conflict': {
    status: 409,
    es: {
      title: 'Ya cambió',
      detail: 'Otra persona cambió esto antes que tú. Revisa y reintenta.',
    },
    en: { title: 'Conflict', detail: 'Somebody changed this before you. Review and try again.' },
  },
  'resource.precondition_failed': {
    status: 412,
    es: {
      title: 'Ya cambió',
      detail: 'Otra persona cambió esto antes que tú. Revisa y reintenta.',
    },
    en: { title: 'It has changed', detail: 'Somebody changed this before you. Review and retry.' },
  },
  'resource.precondition_required': {
    status: 428,
    es: {
      title: 'Falta la versión',
      detail: 'Envía If-Match con la versión que estás editando.',
    },
    en: { title: 'Version missing', detail: 'Send If-Match with the version you are editing.' },
  },
  'cursor.invalid': {
    status: 400,
    es: { title: 'Página no válida', detail: 'La página pedida no es válida; empieza de nuevo.' },
    en: { title: 'Invalid page', detail: 'The page asked for is not valid; start again.' },
  },
  'idempotency.key_invalid': {
    status: 400,
    es: { title: 'Clave no válida', detail: 'Idempotency-Key debe tener de 8 a 200 caracteres.' },
    en: { title: 'Invalid key', detail: 'Idempotency-Key must have 8 to 200 characters.' },
  },
  'idempotency.key_reused': {
    status: 422,
    es: { title: 'Solicitud repetida', detail: 'Esa clave ya se usó con otros datos.' },
    en: { title: 'Key reused', detail: 'That key was already used with other data.' },
  },
  'idempotency.in_progress': {
    status: 409,
    es: { title: 'En curso', detail: 'La misma solicitud todavía se está procesando.' },
    en: { title: 'In progress', detail: 'The same request is still being processed.' },
  },
  'service.unavailable': {
    status: 503,
    es: { title: 'Servicio ocupado', detail: 'Inténtalo de nuevo en unos momentos.' },
    en: { title: 'Service unavailable', detail: 'Try again in a few moments.' },
  },
  'service.unexpected': {
    status: 500,
    es: { title: 'Algo falló', detail: 'Tuvimos un problema. Ya lo estamos revisando.' },
    en: { title: 'Something failed', detail: 'We had a problem. We are looking into it.' },
  },
} as const satisfies ErrorTable;
