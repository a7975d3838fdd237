import type { Language } from './errors/index.js';

/** What may be wrong with one line of an imported catalogue. */
export const IMPORT_FAULTS = [
  'name_missing',
  'text_too_long',
  'price_invalid',
  'cost_invalid',
  'minimum_invalid',
  'unit_unknown',
  'barcode_invalid',
  'barcode_shortened',
  'barcode_repeated',
  'barcode_of_other',
  'alias_of_other',
  'product_unknown',
  'product_repeated',
  'product_ambiguous',
] as const;
export type ImportFault = (typeof IMPORT_FAULTS)[number];

const texts: Readonly<Record<ImportFault, Readonly<Record<Language, string>>>> = {
  name_missing: { es: 'Falta el nombre del producto.', en: 'The product has no name.' },
  text_too_long: {
    es: '“{value}…” es demasiado largo: caben {max} letras.',
    en: '“{value}…” is too long: {max} letters fit.',
  },
  price_invalid: {
    es: 'El precio “{value}” no es una cantidad, por ejemplo 18.50.',
    en: 'The price “{value}” is no amount such as 18.50.',
  },
  cost_invalid: {
    es: 'El costo “{value}” no es una cantidad, por ejemplo 13.50.',
    en: 'The cost “{value}” is no amount such as 13.50.',
  },
  minimum_invalid: {
    es: 'La existencia mínima “{value}” no es un número entero de piezas.',
    en: 'The minimum stock “{value}” is no whole number of pieces.',
  },
  unit_unknown: {
    es: 'No conocemos la unidad “{value}”; usa ml, l, g, kg, oz, pz o m.',
    en: 'The unit “{value}” is not known; use ml, l, g, kg, oz, pz or m.',
  },
  barcode_invalid: {
    es: 'El código de barras “{value}” no es correcto: revisa sus dígitos.',
    en: 'The barcode “{value}” is not right: check its digits.',
  },
  barcode_shortened: {
    es: 'Excel acortó el código de barras a “{value}”: da formato de texto a la columna.',
    en: 'Excel has shortened the barcode to “{value}”: format the column as text.',
  },
  barcode_repeated: {
    es: 'El código de barras “{value}” ya está en la línea {line}.',
    en: 'The barcode “{value}” is on line {line} already.',
  },
  barcode_of_other: {
    es: 'El código de barras “{value}” ya es de “{name}”.',
    en: 'The barcode “{value}” belongs to “{name}” already.',
  },
  alias_of_other: {
    es: 'El otro nombre “{value}” ya es de “{name}”.',
    en: 'The other name “{value}” belongs to “{name}” already.',
  },
  product_unknown: {
    es: 'No hay un producto con el id “{value}”. Borra el id para agregarlo como nuevo.',
    en: 'There is no product with the id “{value}”. Clear the id to add it as new.',
  },
  product_repeated: {
    es: 'Es el mismo producto que el de la línea {line}.',
    en: 'It is the same product as on line {line}.',
  },
  product_ambiguous: {
    es: 'Hay varios productos llamados “{value}”: agrega marca, tamaño o código de barras.',
    en: 'Several products are called “{value}”: add brand, size or barcode.',
  },
};

/** The text of a fault in a language, with its facts filled in. */
export function importFaultText(
  code: ImportFault,
  params: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  return texts[code][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : whole,
  );
}
