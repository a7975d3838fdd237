import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Fronts first: if a store limits the pictures, these are the ones that help most. */
const KINDS = ['front', 'hand', 'catalogue'];
const PICTURE = /\.(jpe?g|png|webp)$/i;

/**
 * The pictures of a product's folder, in the order in which they are enrolled; none when there is
 * no such folder. The product's demonstration and the evaluation both enrol by this list, so that
 * they know a product by the same pictures.
 */
export async function referencePictures(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const rank = (name: string): number => {
    const kind = KINDS.findIndex((each) => name.startsWith(each));
    return kind === -1 ? KINDS.length : kind;
  };
  return names
    .filter((name) => PICTURE.test(name))
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((name) => join(folder, name));
}
