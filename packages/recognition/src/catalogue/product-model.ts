import { invertAffine, type Affine } from '../geometry/affine.js';
import type { CatalogueEntry, ReferenceDescriptor } from '../types.js';

/** One reference of a product, tied to the product's front. */
export interface ModelReference {
  readonly descriptor: ReferenceDescriptor;
  /** From the reference's pixels to the front's. */
  readonly toFront: Affine;
  readonly fromFront: Affine;
}

/** A side of a product: all its references share one coordinate system, the front's pixels. */
export interface ProductModel {
  readonly productId: string;
  /** Size of the front in its own pixels; the longer side is that of a described reference. */
  readonly width: number;
  readonly height: number;
  readonly references: readonly ModelReference[];
}

/** Builds the model in which every reference's crop is taken to be the whole front. */
export function modelOf(entry: CatalogueEntry): ProductModel | undefined {
  const first = entry.references[0];
  if (!first) return undefined;
  const { width, height } = first;
  const references: ModelReference[] = [];
  for (const descriptor of entry.references) {
    const a = width / descriptor.width;
    const e = height / descriptor.height;
    const toFront: Affine = { a, b: 0, c: 0, d: 0, e, f: 0 };
    const fromFront = invertAffine(toFront);
    if (fromFront) references.push({ descriptor, toFront, fromFront });
  }
  return { productId: entry.productId, width, height, references };
}
