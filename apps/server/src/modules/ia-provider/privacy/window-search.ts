import type { Cascade } from './face-cascade.js';
import type { SkinMap, SkinRow } from './skin-map.js';
import { StagesAtStride } from './stages-at-stride.js';

/** A grey picture, row after row. */
export interface Grey {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A window with less contrast than this shows nothing. */
const LEAST_DEVIATION = 10;

/**
 * Tries a cascade's window all over pictures of at most one width. Tables of sums have rows of the same
 * length for every size, so that the cascade is laid out once and its memory used again.
 */
export class WindowSearch {
  private readonly stride: number;
  private readonly stages: StagesAtStride;
  private readonly sums: Int32Array;
  /** Sums of squares, modulo 2^32: differences of them, which fit a window, come out right. */
  private readonly squares: Int32Array;

  constructor(
    private readonly cascade: Cascade,
    private readonly maxWidth: number,
    private readonly maxHeight: number,
  ) {
    this.stride = maxWidth + 1;
    this.stages = new StagesAtStride(cascade, this.stride);
    this.sums = new Int32Array(this.stride * (maxHeight + 1));
    this.squares = new Int32Array(this.stride * (maxHeight + 1));
  }

  fits({ width, height }: Pick<Grey, 'width' | 'height'>): boolean {
    return width === this.maxWidth && height === this.maxHeight;
  }

  /**
   * Upper left corners, x and y in turn, of the windows that show skin and that all stages let pass.
   * A face passes at several places beside each other, so every second one of every second row is
   * tried, and the neighbours of one that passes. `shrink` is the skin's pixels per pixel of `grey`.
   */
  find(grey: Grey, skin: SkinMap, shrink: number, leastSkin: number): number[] {
    this.sumUp(grey);
    const { side } = this.cascade;
    const shown = skin.windows(side * shrink, shrink, leastSkin);
    const right = grey.width - side;
    const bottom = grey.height - side;
    const found: number[] = [];
    const known = new Set<number>();
    const take = (x: number, y: number): void => {
      found.push(x, y);
      known.add(y * this.stride + x);
    };
    for (let y = 0; y <= bottom; y += 2) this.tryRow(shown(y), y, right, take);
    const first = [...found];
    for (let n = 0; n < first.length; n += 2) {
      const x = first[n] as number;
      const y = first[n + 1] as number;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(bottom, y + 1); ny++) {
        const row = shown(ny);
        for (let nx = Math.max(0, x - 1); nx <= Math.min(right, x + 1); nx++) {
          if (known.has(ny * this.stride + nx) || !row.isShown(nx)) continue;
          if (this.passes(ny * this.stride + nx)) take(nx, ny);
        }
      }
    }
    return found;
  }

  private tryRow(
    row: SkinRow,
    y: number,
    right: number,
    take: (x: number, y: number) => void,
  ): void {
    const start = y * this.stride;
    for (let x = 0; x <= right; x += 2) {
      if (row.isShown(x) && this.passes(start + x)) take(x, y);
    }
  }

  private passes(at: number): boolean {
    const { sums, squares, cascade } = this;
    const { side } = cascade;
    const area = side * side;
    const below = at + side * this.stride;
    const sum =
      (sums[at] as number) -
      (sums[at + side] as number) -
      (sums[below] as number) +
      (sums[below + side] as number);
    const square =
      ((squares[at] as number) -
        (squares[at + side] as number) -
        (squares[below] as number) +
        (squares[below + side] as number)) |
      0;
    const mean = sum / area;
    const variance = square / area - mean * mean;
    if (variance < LEAST_DEVIATION * LEAST_DEVIATION) return false;
    return this.stages.pass(sums, at, Math.sqrt(variance) * area);
  }

  /** Sums of brightness and of its squares above and left of each point; row and column 0 stay 0. */
  private sumUp({ pixels, width, height }: Grey): void {
    const { stride, sums, squares } = this;
    for (let y = 0; y < height; y++) {
      let sum = 0;
      let square = 0;
      let at = (y + 1) * stride + 1;
      for (let from = y * width, end = from + width; from < end; from++, at++) {
        const value = pixels[from] as number;
        sum += value;
        square += value * value;
        sums[at] = sum + (sums[at - stride] as number);
        squares[at] = square + (squares[at - stride] as number);
      }
    }
  }
}
