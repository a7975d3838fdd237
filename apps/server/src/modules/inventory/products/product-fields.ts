import { PlatformError } from '../../../platform/errors/platform.errors.js';
import type { CreateProductRequest, UpdateProductRequest } from './dto/product.request.js';
import { formatContent, packContent } from './pack-size.js';
import type { ProductFields, ProductRow } from './products.repository.js';

/** A product as the request that would make it; a size that `change` replaces is left out. */
export function toRequest(product: ProductRow, change: UpdateProductRequest): CreateProductRequest {
  const isResized = ['size', 'sizeAmount', 'sizeUnit'].some((field) => field in change);
  return {
    name: product.name,
    brand: product.brand,
    ...(isResized
      ? {}
      : { size: product.size, sizeAmount: product.size_amount, sizeUnit: product.size_unit }),
    category: product.category,
    priceCentavos: product.price_centavos,
    costCentavos: product.cost_centavos,
    minimumStock: product.minimum_stock,
  };
}

/**
 * The columns of a request. Size is told as text, as amount and unit, or both; the other is
 * derived where it can be.
 * @throws AppError request.invalid for an amount without a unit or a unit without an amount
 */
export function toFields(request: CreateProductRequest): ProductFields {
  return {
    name: request.name.trim(),
    brand: request.brand?.trim() || null,
    ...sizeOf(request),
    category: request.category?.trim() || null,
    priceCentavos: request.priceCentavos ?? null,
    costCentavos: request.costCentavos ?? null,
    minimumStock: request.minimumStock ?? 0,
  };
}

type Size = Pick<ProductFields, 'size' | 'sizeAmount' | 'sizeUnit'>;

function sizeOf(request: CreateProductRequest): Size {
  const size = request.size?.trim() || null;
  const amount = request.sizeAmount ?? null;
  const unit = request.sizeUnit ?? null;
  if (amount !== null && unit !== null) {
    return { size: size ?? formatContent({ amount, unit }), sizeAmount: amount, sizeUnit: unit };
  }
  if (amount !== null || unit !== null) {
    const field = amount === null ? 'sizeAmount' : 'sizeUnit';
    throw PlatformError.invalid([
      { field, code: 'required', message: 'sizeAmount and sizeUnit go together' },
    ]);
  }
  const content = size === null ? undefined : packContent(size);
  return { size, sizeAmount: content?.amount ?? null, sizeUnit: content?.unit ?? null };
}
