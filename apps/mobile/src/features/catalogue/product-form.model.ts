import { z } from 'zod';

import type { NewProduct } from '../../lib/api/types';

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

/** Messages are keys under `catalogue.errors`. */
export const productSchema = z.object({
  name: z.string().trim().min(2, 'name'),
  brand: z.string(),
  size: z.string(),
  barcode: z.string().refine((text) => text.trim() === '' || isBarcode(text.trim()), 'barcode'),
  price: z.string().refine((text) => text.trim() === '' || parsePrice(text) !== undefined, 'price'),
});

export type ProductForm = z.infer<typeof productSchema>;

export const emptyProduct: ProductForm = { name: '', brand: '', size: '', barcode: '', price: '' };

function optional(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}

/** What the API takes; empty fields are left out. */
export function newProductOf(form: ProductForm): NewProduct {
  const barcode = optional(form.barcode);
  return {
    name: form.name.trim(),
    brand: optional(form.brand),
    size: optional(form.size),
    barcodes: barcode === undefined ? undefined : [barcode],
    priceCentavos: parsePrice(form.price),
  };
}
