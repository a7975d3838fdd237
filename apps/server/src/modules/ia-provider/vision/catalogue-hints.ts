import type { CatalogueEntry } from '../detection-provider.port.js';

/** The part of the store's catalogue that is told to a vendor. */
export interface CatalogueHints {
  /** One JSON object per line, numbered from 1; empty when there is nothing to tell. */
  readonly text: string;
  /** The product of each number, from number 1 on. */
  readonly productIds: readonly string[];
}

/** A name longer than this is no name. */
const LONGEST_TEXT = 80;

/**
 * The first `limit` products, those with reference photos before the others: an enrolled product is
 * one that the shop really sells.
 */
export function makeHints(catalogue: readonly CatalogueEntry[], limit: number): CatalogueHints {
  const chosen = [...catalogue]
    .sort((a, b) => Number(b.references.length > 0) - Number(a.references.length > 0))
    .slice(0, limit);
  const lines = chosen.map((entry, index) =>
    JSON.stringify({
      n: index + 1,
      name: plain(entry.name),
      ...(entry.brand === null ? {} : { brand: plain(entry.brand) }),
      ...(entry.size === null ? {} : { size: plain(entry.size) }),
    }),
  );
  return { text: lines.join('\n'), productIds: chosen.map((entry) => entry.productId) };
}

/** On one line and short: the names are the owner's to choose, and no place for instructions. */
function plain(text: string): string {
  const oneLine = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return [...oneLine].slice(0, LONGEST_TEXT).join('');
}
