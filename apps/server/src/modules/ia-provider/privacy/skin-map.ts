import type { Box } from '@miinventario/counting';

/** Skin in YCbCr, whatever its darkness (Chai & Ngan, IEEE CSVT 1999). */
const CB = [77, 127] as const;
const CR = [133, 173] as const;
/** Hair and background surround a face: only the middle of its box is looked at. */
const MARGIN = 0.15;

/** How much skin a part of a picture shows; any box is answered from a table of sums. */
export class SkinMap {
  private readonly sums: Int32Array;

  /** `rgb` holds three bytes a pixel, row by row. */
  constructor(
    rgb: Uint8Array,
    private readonly width: number,
    private readonly height: number,
  ) {
    const stride = width + 1;
    this.sums = new Int32Array(stride * (height + 1));
    for (let y = 0; y < height; y++) {
      let row = 0;
      for (let x = 0; x < width; x++) {
        const at = 3 * (y * width + x);
        if (isSkin(rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number)) row++;
        const below = (y + 1) * stride + x + 1;
        this.sums[below] = row + (this.sums[below - stride] as number);
      }
    }
  }

  /** The share of skin in the middle of a box, 0 to 1. */
  share({ x, y, width, height }: Box): number {
    const [left, right] = middleOf(x, width, this.width);
    const [top, bottom] = middleOf(y, height, this.height);
    return this.shareOf(left, right, top, bottom);
  }

  /**
   * Whether square windows whose upper left corners lie on a grid show at least that share of it, row
   * by row: cheap to ask of every window. `step` is the distance of the grid's points, `side` the
   * window's. One row is asked at a time.
   */
  windows(side: number, step: number, least: number): (row: number) => SkinRow {
    const rows = edges(side, step, this.height);
    const row = new SkinRow(this.sums, edges(side, step, this.width), least);
    return (at) => {
      row.begin(this.width + 1, rows[2 * at] as number, rows[2 * at + 1] as number);
      return row;
    };
  }

  private shareOf(left: number, right: number, top: number, bottom: number): number {
    const area = (right - left) * (bottom - top);
    if (area <= 0) return 0;
    const upper = top * (this.width + 1);
    const lower = bottom * (this.width + 1);
    const skin =
      (this.sums[lower + right] as number) -
      (this.sums[lower + left] as number) -
      (this.sums[upper + right] as number) +
      (this.sums[upper + left] as number);
    return skin / area;
  }
}

/** The windows of one row. */
export class SkinRow {
  private upper = 0;
  private lower = 0;
  private leastPerColumn = 0;

  constructor(
    private readonly sums: Int32Array,
    /** Where the middle of each window begins and ends, in turn. */
    private readonly columns: Int32Array,
    private readonly least: number,
  ) {}

  begin(stride: number, top: number, bottom: number): void {
    this.upper = top * stride;
    this.lower = bottom * stride;
    this.leastPerColumn = this.least * (bottom - top);
  }

  isShown(column: number): boolean {
    const { sums, columns, upper, lower } = this;
    const left = columns[2 * column] as number;
    const right = columns[2 * column + 1] as number;
    const skin =
      (sums[lower + right] as number) -
      (sums[lower + left] as number) -
      (sums[upper + right] as number) +
      (sums[upper + left] as number);
    return skin >= this.leastPerColumn * (right - left);
  }
}

/** Where the middle of each window begins and ends along one axis. */
function edges(side: number, step: number, end: number): Int32Array {
  const count = Math.ceil(end / step);
  const all = new Int32Array(2 * count);
  for (let n = 0; n < count; n++) all.set(middleOf(n * step, side, end), 2 * n);
  return all;
}

function middleOf(from: number, length: number, end: number): [number, number] {
  return [
    clamp(Math.round(from + MARGIN * length), end),
    clamp(Math.round(from + (1 - MARGIN) * length), end),
  ];
}

function isSkin(r: number, g: number, b: number): boolean {
  // ITU-R BT.601 in full range, as JPEG has it.
  const cb = 128 - 0.168736 * r - 0.331264 * g + 0.5 * b;
  const cr = 128 + 0.5 * r - 0.418688 * g - 0.081312 * b;
  return cb >= CB[0] && cb <= CB[1] && cr >= CR[0] && cr <= CR[1];
}

function clamp(at: number, end: number): number {
  return Math.min(end, Math.max(0, at));
}
