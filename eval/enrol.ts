import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  decodeDescriptor,
  describeReference,
  encodeDescriptor,
  encodePhoto,
  type CatalogueEntry as EnrolledProduct,
  type DescribeResult,
} from '@miinventario/recognition';
import { exists, type FilmCase } from './film-set.js';
import { referencePictures } from './reference-pictures.js';

export type { EnrolledProduct };

/** Descriptions of pictures already seen: films of one set share most of their products. */
const described = new Map<string, DescribeResult>();

/**
 * The catalogue of a film: exactly the products of its counts, from `refs/KEY/` where that folder
 * exists, otherwise as a product whose barcode is the key.
 */
export async function enrolProducts(film: FilmCase): Promise<EnrolledProduct[]> {
  const entries: EnrolledProduct[] = [];
  for (const productId of Object.keys(film.counts)) {
    const folder = join(film.refsDir, productId);
    if (!(await exists(folder))) {
      entries.push({ productId, barcodes: [productId], references: [] });
      continue;
    }
    const pictures = await referencePictures(folder);
    const results = await Promise.all(pictures.map(describe));
    const references = results.flatMap((result) => (result.ok ? [result.descriptor] : []));
    entries.push({ productId, barcodes: [], references });
  }
  return entries;
}

/**
 * Encoded and described as an enrolment in the product is, and read back as from its database:
 * the product never searches any other description.
 */
async function describe(path: string): Promise<DescribeResult> {
  const known = described.get(path);
  if (known !== undefined) return known;
  const result = await enrol(await readFile(path));
  described.set(path, result);
  return result;
}

async function enrol(file: Buffer): Promise<DescribeResult> {
  const photo = await encodePhoto(file);
  if (photo === undefined) {
    return { ok: false, code: 'reference.unreadable', detail: 'not a picture' };
  }
  const result = await describeReference(photo);
  if (!result.ok) return result;
  const descriptor = decodeDescriptor(encodeDescriptor(result.descriptor));
  if (descriptor === undefined) throw new Error('A descriptor just encoded cannot be read');
  return { ok: true, descriptor };
}
