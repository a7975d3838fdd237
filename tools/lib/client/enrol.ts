import { openAsBlob } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ApiClient } from './api-client.js';
import { referencePictures } from '../../../eval/reference-pictures.js';
import type { Product } from './api.types.js';

/** A product to enrol: its pictures, or a barcode, or both. */
export interface Enrolment {
  readonly key: string;
  readonly barcodes: readonly string[];
  readonly pictures: readonly string[];
}

/** What the truth of a film says. */
export interface Truth {
  readonly counts: Readonly<Record<string, number>>;
}

export async function readTruth(file: string): Promise<Truth> {
  const truth = JSON.parse(await readFile(file, 'utf8')) as Partial<Truth>;
  if (!truth.counts) throw new Error(`${file}: no "counts" in it`);
  return { counts: truth.counts };
}

/**
 * What to enrol: exactly the keys of the truth's counts, by their folder of pictures or, without
 * one, as a product whose barcode is the key; without a truth every folder of pictures.
 */
export async function planEnrolment(
  refs: string | undefined,
  truth: Truth | undefined,
): Promise<Enrolment[]> {
  const folders = refs ? await readdir(refs, { withFileTypes: true }) : [];
  const known = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const keys = truth ? Object.keys(truth.counts) : known.sort();
  return Promise.all(
    keys.map(async (key) => {
      if (!refs || !known.includes(key)) return { key, barcodes: [key], pictures: [] };
      return { key, barcodes: [], pictures: await referencePictures(join(refs, key)) };
    }),
  );
}

/**
 * Creates the products with their pictures.
 * @returns the key of each product by the product's id.
 */
export async function enrolProducts(
  client: ApiClient,
  storeId: string,
  plan: readonly Enrolment[],
  onProduct: (done: number) => void = () => undefined,
): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  for (const { key, barcodes, pictures } of plan) {
    const path = `/stores/${storeId}/products`;
    const product = await client.post<Product>(path, { name: key, barcodes });
    keys.set(product.id, key);
    for (const picture of pictures) {
      const form = new FormData();
      const type = /png$/i.test(picture) ? 'image/png' : 'image/jpeg';
      form.append('photo', await openAsBlob(picture, { type }), basename(picture));
      await client.postForm(`${path}/${product.id}/references`, form);
    }
    onProduct(keys.size);
  }
  return keys;
}
