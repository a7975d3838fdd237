import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SERVER_DIST } from '../../tools/lib/product/product.js';

/** A module of the built server, as the product runs it. */
export async function built<File>(path: string): Promise<File> {
  return (await import(pathToFileURL(join(SERVER_DIST, path)).href)) as File;
}
