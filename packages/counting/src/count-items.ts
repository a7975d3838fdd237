import type { CountedItem, Facing } from './types.js';

/**
 * Groups facings into the report's lines: one per product, per barcode, or per label read. Facings
 * of which nothing could be read stay one line each, for nobody knows which of them are alike.
 */
export function countItems(facings: readonly Facing[]): CountedItem[] {
  const groups = new Map<string, Facing[]>();
  for (const facing of facings) {
    const key = groupKey(facing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [facing]);
    else group.push(facing);
  }
  return [...groups.values()].map(toItem).sort((a, b) => b.quantity - a.quantity);
}

function groupKey(facing: Facing): string {
  if (facing.productId !== null) return `product:${facing.productId}`;
  if (facing.barcode !== null) return `barcode:${facing.barcode}`;
  const { name = '', brand = '', size = '' } = facing.label ?? {};
  const text = `${brand}|${name}|${size}`.toLowerCase();
  return text === '||' ? `facing:${facing.id}` : `label:${text}`;
}

function toItem(group: readonly Facing[]): CountedItem {
  const best = group.reduce((a, b) => (b.confidence > a.confidence ? b : a));
  const mean = group.reduce((sum, facing) => sum + facing.confidence, 0) / group.length;
  return {
    productId: best.productId,
    label: best.label,
    barcode: best.barcode,
    quantity: group.length,
    confidence: Number(mean.toFixed(3)),
    facingIds: group.map((facing) => facing.id),
  };
}
