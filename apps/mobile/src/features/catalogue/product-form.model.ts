import { z } from 'zod';

import type { NewProduct, Product, ProductChanges } from '../../lib/api/types';

/** EAN-8, UPC-A, EAN-13 and ITF-14: the last digit checks the others. */
export function isBarcode(text: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(text)) return false;
  const digits = [...text].map(Number);
  const check = digits.pop() ?? 0;
  const sum = digits
    .reverse()
    .reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === check;
}

/** "12.50" in centavos; undefined for an empty or impossible price. */
export function parsePrice(text: string): number | undefined {
  const cleaned = text.trim().replace(/^\$/, '').replace(/,/g, '');
  if (!/^\d{1,7}(\.\d{1,2})?$/.test(cleaned)) return undefined;
  return Math.round(Number(cleaned) * 100);
}

/** The codes in a field, told apart by spaces or commas: a product may have several. */
export function splitBarcodes(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ''))];
}

const isAmount = (text: string) => text.trim() === '' || parsePrice(text) !== undefined;

/** Messages are keys under `catalogue.errors`. */
export const productSchema = z.object({
  name: z.string().trim().min(2, 'name'),
  brand: z.string(),
  size: z.string(),
  category: z.string(),
  barcode: z.string().refine((text) => splitBarcodes(text).every(isBarcode), 'barcode'),
  price: z.string().refine(isAmount, 'price'),
  cost: z.string().refine(isAmount, 'price'),
  minimum: z.string().refine((text) => /^\d{0,6}$/.test(text.trim()), 'minimum'),
});

export type ProductForm = z.infer<typeof productSchema>;

export const emptyProduct: ProductForm = {
  name: '',
  brand: '',
  size: '',
  category: '',
  barcode: '',
  price: '',
  cost: '',
  minimum: '',
};

function optional(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** What the API takes for a new product; empty fields are left out. */
export function newProductOf(form: ProductForm): NewProduct {
  const barcodes = splitBarcodes(form.barcode);
  const minimum = optional(form.minimum);
  return {
    name: form.name.trim(),
    brand: optional(form.brand),
    size: optional(form.size),
    category: optional(form.category),
    barcodes: barcodes.length === 0 ? undefined : barcodes,
    priceCentavos: parsePrice(form.price),
    costCentavos: parsePrice(form.cost),
    minimumStock: minimum === undefined ? undefined : Number(minimum),
  };
}

/** What the API takes for a change; an emptied field takes the value away. */
export function changesOf(form: ProductForm): ProductChanges {
  return {
    name: form.name.trim(),
    brand: optional(form.brand) ?? null,
    size: optional(form.size) ?? null,
    category: optional(form.category) ?? null,
    barcodes: splitBarcodes(form.barcode),
    priceCentavos: parsePrice(form.price) ?? null,
    costCentavos: parsePrice(form.cost) ?? null,
    minimumStock: Number(form.minimum.trim()),
  };
}

const amountText = (centavos: number | null) =>
  centavos === null ? '' : (centavos / 100).toFixed(2);

/** The product as its form shows it. */
export function formOf(product: Product): ProductForm {
  return {
    name: product.name,
    brand: product.brand ?? '',
    size: product.size ?? '',
    category: product.category ?? '',
    barcode: product.barcodes.join(', '),
    price: amountText(product.priceCentavos),
    cost: amountText(product.costCentavos),
    minimum: product.minimumStock === 0 ? '' : String(product.minimumStock),
  };
}
