import type { ReviewItem } from '../review/review.repository.js';
import type { CorrectedState, CorrectionKind } from './corrections.repository.js';

/** What was done to a line, from its states before and after; null is a line that is not there. */
export interface LineChange {
  readonly before: ReviewItem | null;
  readonly after: ReviewItem | null;
}

/** The kind of a correction: what was wrong with the line. A name weighs more than a number. */
export function correctionKind({ before, after }: LineChange): CorrectionKind {
  if (!before) return after && after.version > 1 ? 'RESTORED' : 'ADDED';
  if (!after) return 'REMOVED';
  if (before.product_id !== after.product_id) {
    return before.product_id === null ? 'NAMED' : 'PRODUCT';
  }
  if (before.visible_units !== after.visible_units) return 'QUANTITY';
  if (before.depth_factor !== after.depth_factor) return 'DEPTH';
  return before.quantity === after.quantity ? 'ACCEPTED' : 'QUANTITY';
}

/** The part of a line that a correction keeps. */
export function correctedState(item: ReviewItem): CorrectedState {
  return {
    productId: item.product_id,
    productName: item.product_name,
    label: item.label,
    barcode: item.barcode,
    visibleUnits: item.visible_units,
    depthFactor: item.depth_factor,
    quantity: item.quantity,
  };
}
