import type { Language } from '@miinventario/contracts';

const WORDS = {
  count: { es: 'Conteo', en: 'Count' },
  area: { es: 'Área', en: 'Area' },
  date: { es: 'Fecha', en: 'Date' },
  products: { es: 'Productos', en: 'Products' },
  product: { es: 'Producto', en: 'Product' },
  brand: { es: 'Marca', en: 'Brand' },
  size: { es: 'Tamaño', en: 'Size' },
  category: { es: 'Categoría', en: 'Category' },
  barcode: { es: 'Código de barras', en: 'Barcode' },
  units: { es: 'Piezas', en: 'Units' },
  confidence: { es: 'Confianza', en: 'Confidence' },
  cost: { es: 'Costo', en: 'Cost' },
  price: { es: 'Precio', en: 'Price' },
  costValue: { es: 'Valor al costo', en: 'Value at cost' },
  priceValue: { es: 'Valor al precio', en: 'Value at price' },
  total: { es: 'Total', en: 'Total' },
  unrecognised: { es: 'Sin reconocer', en: 'Unrecognised' },
  valuation: { es: 'Valor del inventario', en: 'Inventory valuation' },
  withoutCost: { es: 'Productos sin costo', en: 'Products without a cost' },
  lowStock: { es: 'Existencias bajas', en: 'Low stock' },
  stock: { es: 'Existencia', en: 'Stock' },
  minimum: { es: 'Mínimo', en: 'Minimum' },
  purchaseList: { es: 'Lista de compra', en: 'Shopping list' },
  coverDays: { es: 'Días por cubrir', en: 'Days to cover' },
  pace: { es: 'Por día', en: 'Per day' },
  confirmedCount: { es: 'Toma de inventario', en: 'Confirmed count' },
  scope: { es: 'Alcance', en: 'Scope' },
  takenBack: { es: 'Reabierta', en: 'Taken back' },
  lines: { es: 'Renglones', en: 'Lines' },
  expected: { es: 'Esperado', en: 'Expected' },
  counted: { es: 'Contado', en: 'Counted' },
  difference: { es: 'Diferencia', en: 'Difference' },
  differenceValue: { es: 'Diferencia al costo', en: 'Difference at cost' },
  outcome: { es: 'Resultado', en: 'Outcome' },
  matched: { es: 'Coincide', en: 'Matches' },
  short: { es: 'Falta', en: 'Short' },
  over: { es: 'Sobra', en: 'Over' },
  new: { es: 'Nuevo', en: 'New' },
  notSeen: { es: 'No se vio', en: 'Not seen' },
  notInFilm: { es: 'No salió en el video', en: 'Not in the film' },
  outOfScope: { es: 'Fuera de esta toma', en: 'Out of scope' },
  unnamed: { es: 'Sin nombre', en: 'Unnamed' },
  why: { es: 'Motivo', en: 'Why' },
  belowMinimum: { es: 'Bajo su mínimo', en: 'Below its minimum' },
  willNotLast: { es: 'No alcanza', en: 'Will not last' },
  uncounted: { es: 'Sin contar', en: 'Not counted' },
  toBuy: { es: 'Comprar', en: 'To buy' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

export type WordKey = keyof typeof WORDS;

/** A heading or label of a report. */
export function reportWords(key: WordKey, language: Language): string {
  return WORDS[key][language];
}
