import type { Product } from '../../lib/api/types';

/** "Bimbo · 680 g · 7501000111206", of what is known. */
export function productDetail({
  brand,
  size,
  barcodes,
}: Pick<Product, 'brand' | 'size' | 'barcodes'>): string {
  return [brand, size, barcodes[0]]
    .filter((part) => part !== null && part !== undefined)
    .join(' · ');
}
