import type { ErrorTable } from './error-definition.js';

/** Errors of products, sessions and reports. */
export const inventoryErrors = {
  'products.barcode_taken': {
    status: 409,
    es: { title: 'Código repetido', detail: 'Otro producto de la tienda ya usa ese código.' },
    en: { title: 'Barcode taken', detail: 'Another product of the store has that barcode.' },
  },
  'products.barcode_invalid': {
    status: 400,
    es: {
      title: 'Código no válido',
      detail: 'Revisa el código de barras: el último dígito no corresponde a los demás.',
    },
    en: { title: 'Invalid barcode', detail: 'Check the barcode: its last digit does not fit.' },
  },
  'products.alias_taken': {
    status: 409,
    es: {
      title: 'Nombre repetido',
      detail: 'Otro producto de la tienda ya tiene ese otro nombre.',
    },
    en: { title: 'Name taken', detail: 'Another product of the store has that other name.' },
  },
  'products.category_taken': {
    status: 409,
    es: { title: 'Categoría repetida', detail: 'La tienda ya tiene una categoría con ese nombre.' },
    en: { title: 'Category taken', detail: 'The store has a category of that name.' },
  },
  'products.merge_self': {
    status: 400,
    es: { title: 'Mismo producto', detail: 'Un producto no se puede unir consigo mismo.' },
    en: { title: 'Same product', detail: 'A product cannot be merged with itself.' },
  },
  'imports.unreadable': {
    status: 422,
    es: {
      title: 'No pudimos leer el archivo',
      detail: 'Guarda tu catálogo como CSV o Excel (.xlsx) e inténtalo de nuevo.',
    },
    en: { title: 'Unreadable file', detail: 'Save the catalogue as CSV or Excel (.xlsx).' },
  },
  'imports.empty': {
    status: 422,
    es: { title: 'Archivo vacío', detail: 'El archivo no tiene productos debajo de los títulos.' },
    en: { title: 'Empty file', detail: 'The file has no products below its headings.' },
  },
  'imports.too_many_rows': {
    status: 422,
    es: {
      title: 'Demasiados productos',
      detail: 'Un archivo puede tener hasta {max} productos. Divídelo en varios.',
    },
    en: { title: 'Too many products', detail: 'A file takes up to {max} products. Split it.' },
  },
  'imports.columns_missing': {
    status: 422,
    es: {
      title: 'Faltan los títulos',
      detail: 'La primera línea debe decir qué hay en cada columna, por lo menos «Nombre».',
    },
    en: { title: 'No headings', detail: 'The first line must name the columns, at least “Name”.' },
  },
  'imports.stale': {
    status: 409,
    es: {
      title: 'El catálogo cambió',
      detail: 'Alguien cambió el catálogo después de la vista previa. Sube el archivo otra vez.',
    },
    en: {
      title: 'Catalogue changed',
      detail: 'It changed after the preview. Send the file again.',
    },
  },
  'exports.format_unsupported': {
    status: 400,
    es: { title: 'Formato no disponible', detail: 'Este archivo no se ofrece en ese formato.' },
    en: { title: 'Format not available', detail: 'This file is not offered in that format.' },
  },
  'exports.too_many_labels': {
    status: 400,
    es: { title: 'Demasiadas etiquetas', detail: 'Pide hasta {max} etiquetas a la vez.' },
    en: { title: 'Too many labels', detail: 'Ask for up to {max} labels at once.' },
  },
  'products.photo_missing': {
    status: 400,
    es: { title: 'Falta la foto', detail: 'Adjunta una foto del producto.' },
    en: { title: 'Photo missing', detail: 'Attach a photo of the product.' },
  },
  'reference.unreadable': {
    status: 422,
    es: { title: 'Foto ilegible', detail: 'No pudimos abrir la foto. Toma otra.' },
    en: { title: 'Unreadable photo', detail: 'The photo could not be opened. Take another.' },
  },
  'reference.featureless': {
    status: 422,
    es: {
      title: 'Foto sin detalle',
      detail: 'No se distingue el frente del producto. Acércate y toma otra foto.',
    },
    en: { title: 'No detail', detail: 'The front cannot be made out. Take a closer photo.' },
  },
  'sessions.not_ready': {
    status: 409,
    es: { title: 'Todavía no está listo', detail: 'El reporte estará disponible al terminar.' },
    en: { title: 'Not ready yet', detail: 'The report will be there when the count ends.' },
  },
  'sessions.not_cancelable': {
    status: 409,
    es: { title: 'Ya terminó', detail: 'Este conteo ya terminó y no se puede cancelar.' },
    en: { title: 'Already ended', detail: 'This session has ended and cannot be canceled.' },
  },
  'sessions.not_retryable': {
    status: 409,
    es: { title: 'No se puede repetir', detail: 'Este conteo no se puede volver a intentar.' },
    en: { title: 'Cannot be retried', detail: 'This session cannot be tried again.' },
  },
  'sessions.confirmed': {
    status: 409,
    es: {
      title: 'Conteo confirmado',
      detail: 'Este conteo ya se confirmó. Para corregirlo, reábrelo con un motivo.',
    },
    en: { title: 'Already confirmed', detail: 'To correct this count, reopen it with a reason.' },
  },
  'items.product_unknown': {
    status: 422,
    es: { title: 'Producto no válido', detail: 'Ese producto ya no está en tu catálogo.' },
    en: { title: 'Unknown product', detail: 'That product is not in your catalogue.' },
  },
  'items.barcode_unknown': {
    status: 422,
    es: {
      title: 'Código desconocido',
      detail: 'Ningún producto de tu catálogo tiene ese código. Puedes darlo de alta.',
    },
    en: {
      title: 'Unknown barcode',
      detail: 'No product of your catalogue has that barcode. You may add one.',
    },
  },
  'items.merge_invalid': {
    status: 422,
    es: {
      title: 'No se pueden unir',
      detail: 'Elige otras líneas del mismo reporte que sigan en él.',
    },
    en: { title: 'Cannot be merged', detail: 'Choose other lines of the same report.' },
  },
  'items.split_invalid': {
    status: 422,
    es: {
      title: 'No se puede dividir así',
      detail: 'A la línea debe quedarle al menos una unidad, y lo que separes debe ser de ella.',
    },
    en: {
      title: 'Cannot be split so',
      detail: 'At least one unit must stay in the line, and what is taken out must be of it.',
    },
  },
  'items.not_removed': {
    status: 409,
    es: { title: 'Sigue en el reporte', detail: 'Esa línea no está eliminada o se unió a otra.' },
    en: { title: 'Still there', detail: 'That line was not removed, or was merged with another.' },
  },
  'session.processing_failed': {
    status: 500,
    es: {
      title: 'No pudimos contar',
      detail: 'Tuvimos un problema al procesar tu video. No se cobró nada; inténtalo de nuevo.',
    },
    en: { title: 'Could not count', detail: 'Processing failed. Nothing was charged; try again.' },
  },
} as const satisfies ErrorTable;
