import type { CatalogueEntry, FeatureSet, ReferenceDescriptor } from '../types.js';

/**
 * The catalogue in the one order that its photos themselves give. Ties between fronts, and the trees in
 * which descriptors are searched, depend on what comes first: a shop that enrols the same photos in
 * another order must get the same count.
 */
export function canonicalCatalogue(catalogue: readonly CatalogueEntry[]): CatalogueEntry[] {
  return catalogue
    .map((entry) => ({ ...entry, references: [...entry.references].sort(compareReferences) }))
    .sort(compareEntries);
}

/** By their photos, so that the names given to products do not matter either. */
function compareEntries(a: CatalogueEntry, b: CatalogueEntry): number {
  const [first] = a.references;
  const [second] = b.references;
  const order = first && second ? compareReferences(first, second) : first ? -1 : second ? 1 : 0;
  return order || (a.productId < b.productId ? -1 : a.productId > b.productId ? 1 : 0);
}

/** The photo with most points first: it is tried first as the one that others are laid on. */
function compareReferences(a: ReferenceDescriptor, b: ReferenceDescriptor): number {
  return (
    b.features.count - a.features.count ||
    a.width - b.width ||
    a.height - b.height ||
    Buffer.compare(a.features.descriptors, b.features.descriptors) ||
    comparePlaces(a.features, b.features) ||
    Buffer.compare(a.thumbnail.data, b.thumbnail.data)
  );
}

function comparePlaces(a: FeatureSet, b: FeatureSet): number {
  for (let i = 0; i < a.count; i += 1) {
    const order =
      (a.x[i] as number) - (b.x[i] as number) || (a.y[i] as number) - (b.y[i] as number);
    if (order !== 0) return order;
  }
  return 0;
}
