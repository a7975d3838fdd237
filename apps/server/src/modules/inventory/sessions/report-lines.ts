import type { Box, CountResult, Facing } from '@miinventario/counting';
import { confidenceLevel } from '@miinventario/contracts';
import type { NewItem } from './items.repository.js';
import type { NormalisedBox } from './normalised-box.js';
import type { SessionTotals } from './sessions.repository.js';

/** What a facing's evidence needs of its key frame. */
export interface EvidenceFrame {
  readonly frameIndex: number;
  readonly timeMs: number;
  readonly width: number;
  readonly height: number;
  readonly objectKey: string;
}

/** The box in fractions of a frame, cut at its edges. */
export function normaliseBox(box: Box, frame: { width: number; height: number }): NormalisedBox {
  const left = clamp(box.x / frame.width);
  const top = clamp(box.y / frame.height);
  return {
    x: left,
    y: top,
    width: round(clamp((box.x + box.width) / frame.width) - left),
    height: round(clamp((box.y + box.height) / frame.height) - top),
  };
}

function clamp(value: number): number {
  return round(Math.min(1, Math.max(0, value)));
}

/** A millionth of a frame is far below a pixel. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/**
 * The lines of a report from what was counted: the surest products first, what was not recognised
 * last. A facing whose key frame is not at hand is left out of the evidence, not of the quantity.
 */
export function toReportLines(
  count: CountResult,
  frames: readonly EvidenceFrame[],
  cropKeyOf: (facing: Facing) => string,
  newId: () => string,
): NewItem[] {
  const byIndex = new Map(frames.map((frame) => [frame.frameIndex, frame]));
  const facings = new Map(count.facings.map((facing) => [facing.id, facing]));
  const items = [...count.items].sort(
    (a, b) =>
      Number(a.productId === null) - Number(b.productId === null) || b.confidence - a.confidence,
  );
  return items.map((item) => ({
    id: newId(),
    productId: item.productId,
    label: item.label?.name ?? null,
    brand: item.label?.brand ?? null,
    size: item.label?.size ?? null,
    barcode: item.barcode,
    quantity: item.quantity,
    confidence: item.confidence,
    facings: item.facingIds.flatMap((id) => {
      const facing = facings.get(id);
      const frame = facing && byIndex.get(facing.evidence.frameIndex);
      if (!facing || !frame) return [];
      return {
        id: newId(),
        frameKey: frame.objectKey,
        frameTimeMs: Math.round(frame.timeMs),
        cropKey: cropKeyOf(facing),
        box: normaliseBox(facing.evidence.box, frame),
        shelfBox: { ...facing.shelfBox },
        views: facing.views,
        confidence: facing.confidence,
      };
    }),
  }));
}

/** True for a line that names something: an enrolled product, a code, or a name that was read. */
export function isNamed(item: Pick<NewItem, 'productId' | 'barcode' | 'label'>): boolean {
  return item.productId !== null || item.barcode !== null || item.label !== null;
}

export function totalsOf(items: readonly NewItem[]): SessionTotals {
  const sum = (list: readonly NewItem[]): number =>
    list.reduce((total, item) => total + item.quantity, 0);
  const named = items.filter(isNamed);
  return {
    products: named.length,
    units: sum(named),
    unrecognised: sum(items.filter((item) => !isNamed(item))),
  };
}

/** A report is worth its price when at least one named line is not in doubt. */
export function isWorthCharging(items: readonly NewItem[]): boolean {
  return items.some((item) => isNamed(item) && confidenceLevel(item.confidence) !== 'low');
}
