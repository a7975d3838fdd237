import type { EvidenceBox } from '@miinventario/contracts/client';

const UNDER_WAY = new Set(['UPLOADING', 'QUEUED', 'EXTRACTING', 'DETECTING', 'MERGING']);

/** Whether a session moves by itself just now. */
export function isUnderWay(status: string): boolean {
  return UNDER_WAY.has(status);
}

/** Where a facing lies on the merged shelf, in percent of the drawing. */
export interface PlacedBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A drawing of the merged shelf: the part of it that holds facings, and each one's place in it. */
export interface ShelfDrawing<T> {
  /** Width by height. */
  readonly aspect: number;
  readonly placed: ReadonlyArray<{ readonly facing: T; readonly box: PlacedBox }>;
}

/** Air around the outermost facings, in parts of the drawing. */
const MARGIN = 0.02;

/** Lays facings out as they stand on the shelf; undefined when there are none. */
export function drawShelf<T extends { readonly shelfBox: EvidenceBox }>(
  facings: readonly T[],
): ShelfDrawing<T> | undefined {
  if (facings.length === 0) return undefined;
  const boxes = facings.map(({ shelfBox }) => shelfBox);
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - left;
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - top;
  if (width <= 0 || height <= 0) return undefined;
  const inner = 1 - 2 * MARGIN;
  const across = (value: number): number => (MARGIN + (value / width) * inner) * 100;
  const down = (value: number): number => (MARGIN + (value / height) * inner) * 100;
  return {
    aspect: width / height,
    placed: facings.map((facing) => ({
      facing,
      box: {
        left: across(facing.shelfBox.x - left),
        top: down(facing.shelfBox.y - top),
        width: (facing.shelfBox.width / width) * inner * 100,
        height: (facing.shelfBox.height / height) * inner * 100,
      },
    })),
  };
}
