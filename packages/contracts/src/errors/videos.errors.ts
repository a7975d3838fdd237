import type { ErrorTable } from './error-definition.js';

/** Errors of uploads, and the reasons why a film is refused. */
export const videosErrors = {
  'uploads.not_open': {
    status: 409,
    es: { title: 'Envío cerrado', detail: 'Este envío ya terminó o se canceló.' },
    en: { title: 'Upload closed', detail: 'This upload has already ended.' },
  },
  'uploads.already_sent': {
    status: 409,
    es: { title: 'Video ya enviado', detail: 'Este conteo ya tiene su video.' },
    en: { title: 'Film already sent', detail: 'This session already has its film.' },
  },
  'uploads.parts_mismatch': {
    status: 409,
    es: { title: 'Envío incompleto', detail: 'Faltan partes del video; continúa el envío.' },
    en: { title: 'Incomplete upload', detail: 'Parts of the film are missing; go on uploading.' },
  },
  'uploads.too_large': {
    status: 413,
    es: {
      title: 'Video demasiado grande',
      detail: 'El video no puede pasar de {maxMegabytes} MB. Graba uno más corto.',
    },
    en: { title: 'Film too large', detail: 'A film may have {maxMegabytes} MB at most.' },
  },
  'uploads.too_many_open': {
    status: 429,
    es: {
      title: 'Demasiados videos a la vez',
      detail: 'La tienda ya está enviando {most} videos. Espera a que termine alguno.',
    },
    en: {
      title: 'Too many films at once',
      detail: 'The store is sending {most} films already. Wait until one has ended.',
    },
  },
  'film.empty': {
    status: 422,
    es: { title: 'Video vacío', detail: 'El archivo no tiene contenido. Graba otra vez.' },
    en: { title: 'Empty film', detail: 'The file has no content. Film again.' },
  },
  'film.unreadable': {
    status: 422,
    es: {
      title: 'Video ilegible',
      detail: 'El archivo no es un video o está dañado. Graba otra vez.',
    },
    en: { title: 'Unreadable film', detail: 'The file is no film, or it is damaged. Film again.' },
  },
  'film.no_video_track': {
    status: 422,
    es: { title: 'Sin imagen', detail: 'El archivo solo tiene sonido. Graba otra vez.' },
    en: { title: 'No picture', detail: 'The file has sound only. Film again.' },
  },
  'film.unsupported_codec': {
    status: 422,
    es: { title: 'Formato no admitido', detail: 'No podemos leer este formato de video.' },
    en: { title: 'Unsupported format', detail: 'This film format cannot be read.' },
  },
  'film.too_short': {
    status: 422,
    es: {
      title: 'Video muy corto',
      detail: 'Graba al menos {minSeconds} segundos; de 30 a 60 es lo mejor.',
    },
    en: { title: 'Film too short', detail: 'Film for {minSeconds} s at least; 30 to 60 is best.' },
  },
  'film.too_long': {
    status: 422,
    es: {
      title: 'Video muy largo',
      detail: 'El video no puede pasar de {maxSeconds} segundos. Divídelo en dos conteos.',
    },
    en: { title: 'Film too long', detail: 'A film may last {maxSeconds} s. Split it in two.' },
  },
  'film.too_large': {
    status: 422,
    es: {
      title: 'Video demasiado grande',
      detail: 'El video pesa demasiado. Graba uno más corto.',
    },
    en: { title: 'Film too large', detail: 'The film is too large. Record a shorter one.' },
  },
  'film.damaged': {
    status: 422,
    es: { title: 'Se dañó al enviarse', detail: 'El video llegó incompleto. Envíalo otra vez.' },
    en: { title: 'Damaged on the way', detail: 'The film did not arrive whole. Send it again.' },
  },
  'film.too_dark': {
    status: 422,
    es: {
      title: 'Muy oscuro',
      detail: 'No se distingue el anaquel. Enciende la luz y graba otra vez.',
    },
    en: { title: 'Too dark', detail: 'The shelf cannot be made out. Turn on the light and retry.' },
  },
  'film.blurred': {
    status: 422,
    es: {
      title: 'Imagen borrosa',
      detail: 'Toca la pantalla para enfocar, limpia el lente y graba otra vez.',
    },
    en: { title: 'Blurred', detail: 'Tap to focus, clean the lens and film again.' },
  },
  'film.too_fast': {
    status: 422,
    es: { title: 'Muy rápido', detail: 'Mueve el teléfono más despacio y graba otra vez.' },
    en: { title: 'Too fast', detail: 'Move the phone more slowly and film again.' },
  },
  'film.no_shelf': {
    status: 422,
    es: {
      title: 'No se ve el anaquel',
      detail: 'Apunta a los productos, a un metro de distancia, y graba otra vez.',
    },
    en: { title: 'No shelf in view', detail: 'Point at the products from a metre away and retry.' },
  },
} as const satisfies ErrorTable;
