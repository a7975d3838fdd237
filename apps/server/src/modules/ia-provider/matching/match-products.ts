import type { FacingLabel, FrameDetection } from '@miinventario/counting';
import type { CatalogueEntry } from '../detection-provider.port.js';
import { CatalogueIndex, partsOf, type NameParts } from './catalogue-index.js';
import { normaliseGtin } from './gtin.js';
import { isSameSize } from './parse-size.js';
import { trigramSimilarity, trigramsOf } from './trigrams.js';

/** A facing as a provider names it, and the product of the hints that it takes it for. */
export interface NamedDetection extends FrameDetection {
  readonly suggestion: string | null;
}

/** From here on two names are the same product's. Found on the pairs of match-products.spec.ts. */
const SURE = 0.72;
/** Enough when the provider itself pointed at the product in the hints. */
const SURE_WITH_SUGGESTION = 0.33;
/** The best must be better than the next by this, or a person decides. */
const MARGIN = 0.08;
/** A size that only one of the two tells leaves a doubt. */
const SIZE_UNKNOWN_COST = 0.06;
/** Brands less alike than this are different brands. */
const SAME_BRAND = 0.45;
/** Two words this alike are one word, written differently. */
const SAME_WORD = 0.5;

/**
 * Turns what a provider named into products of the store: by barcode, by an alias that people have
 * confirmed, then by brand, size and likeness of the names. Where two products fit about equally the
 * facing stays unrecognised and keeps its label, so that a person decides.
 */
export function matchProducts(
  detections: readonly NamedDetection[],
  catalogue: readonly CatalogueEntry[],
): FrameDetection[] {
  const index = new CatalogueIndex(catalogue);
  const known = new Map<string, string | null>();
  return detections.map(({ suggestion, ...detection }) => {
    const key = JSON.stringify([detection.barcode, detection.label, suggestion]);
    let productId = known.get(key);
    if (productId === undefined) {
      productId = matchProduct(detection, suggestion, index);
      known.set(key, productId);
    }
    return { ...detection, productId };
  });
}

function matchProduct(
  { barcode, label }: Pick<FrameDetection, 'barcode' | 'label'>,
  suggestion: string | null,
  index: CatalogueIndex,
): string | null {
  const gtin = barcode === null ? undefined : normaliseGtin(barcode);
  const byBarcode = gtin === undefined ? undefined : index.findByBarcode(gtin);
  if (byBarcode !== undefined) return byBarcode;
  if (!label) return null;
  return index.findByAlias(label) ?? matchName(label, suggestion, index);
}

function matchName(
  label: FacingLabel,
  suggestion: string | null,
  index: CatalogueIndex,
): string | null {
  const parts = partsOf(label);
  if (parts.words.length === 0) return null;
  const ranked: Array<{ productId: string; likeness: number }> = [];
  for (const { name, similarity } of index.candidates(parts)) {
    const likeness = likenessOf(parts, name.parts, similarity);
    if (likeness > 0) ranked.push({ productId: name.productId, likeness });
  }
  ranked.sort((a, b) => b.likeness - a.likeness);
  const [best] = ranked;
  if (!best) return null;
  const rivals = ranked.filter(({ likeness }) => likeness > best.likeness - MARGIN);
  const isSuggested = best.productId === suggestion;
  if (best.likeness < (isSuggested ? SURE_WITH_SUGGESTION : SURE)) return null;
  return rivals.length === 1 ? best.productId : null;
}

/** How alike two names are, 0..1; 0 when brand, size or variant say that they differ. */
function likenessOf(label: NameParts, product: NameParts, similarity: number): number {
  if (!isSameBrand(label, product) || !hasSameVariants(label, product)) return 0;
  const words = Math.min(
    coverage(label.words, product.words),
    coverage(product.words, label.words),
  );
  const likeness = (similarity + words) / 2;
  if (!label.size && !product.size) return likeness;
  const same = label.size && product.size ? isSameSize(label.size, product.size) : undefined;
  if (same === false) return 0;
  return same === undefined ? likeness - SIZE_UNKNOWN_COST : likeness;
}

/** Different only if both tell their brand and neither has the other's brand in its words. */
function isSameBrand(a: NameParts, b: NameParts): boolean {
  if (a.brand === undefined || b.brand === undefined) return true;
  const isIn = (brand: string, words: readonly string[]): boolean =>
    brand.split(' ').every((word) => words.includes(word));
  return (
    isIn(a.brand, b.words) ||
    isIn(b.brand, a.words) ||
    trigramSimilarity(trigramsOf(a.brand), trigramsOf(b.brand)) >= SAME_BRAND
  );
}

function hasSameVariants(a: NameParts, b: NameParts): boolean {
  return (
    [...a.variants].every((word) => hasLike(word, b.words)) &&
    [...b.variants].every((word) => hasLike(word, a.words))
  );
}

/** Share of the words that have their like among the others. */
function coverage(words: readonly string[], others: readonly string[]): number {
  if (words.length === 0) return 0;
  return words.filter((word) => hasLike(word, others)).length / words.length;
}

function hasLike(word: string, others: readonly string[]): boolean {
  if (others.includes(word)) return true;
  const trigrams = trigramsOf(word);
  return others.some((other) => trigramSimilarity(trigrams, trigramsOf(other)) >= SAME_WORD);
}
