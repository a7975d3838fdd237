import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  describeReference,
  type CatalogueEntry,
  type DescribeResult,
} from '@miinventario/recognition';
import { exists, type FilmCase } from './film-set.js';

const PICTURE = /\.(jpe?g|png|webp)$/i;

/** Descriptions of pictures already seen: films of one set share most of their products. */
const described = new Map<string, DescribeResult>();

/**
 * The catalogue of a film: exactly the products of its counts, from `refs/KEY/` where that folder
 * exists, otherwise as a product whose barcode is the key.
 */
export async function enrolProducts(film: FilmCase): Promise<CatalogueEntry[]> {
  const entries: CatalogueEntry[] = [];
  for (const productId of Object.keys(film.counts)) {
    const folder = join(film.refsDir, productId);
    if (!(await exists(folder))) {
      entries.push({ productId, barcodes: [productId], references: [] });
      continue;
    }
    const pictures = (await readdir(folder)).filter((name) => PICTURE.test(name)).sort();
    const results = await Promise.all(pictures.map((name) => describe(join(folder, name))));
    const references = results.flatMap((result) => (result.ok ? [result.descriptor] : []));
    entries.push({ productId, barcodes: [], references });
  }
  return entries;
}

async function describe(path: string): Promise<DescribeResult> {
  const known = described.get(path);
  if (known !== undefined) return known;
  const result = await describeReference(await readFile(path));
  described.set(path, result);
  return result;
}
