import type { RgbImage } from '../types.js';

/** Pixels of the picture per column and row of the map. */
const STEP = 2;
/** Difference of a colour channel, 0..255, once the lights are brought to white, that is an edge. */
const EDGE = 20;
/** Share of a picture that is darker than its lights; more gain would make print of noise. */
const LIGHTS = 0.97;
const MOST_GAIN = 3;

/** Where a picture, at half its size, has upright and level edges. */
export class EdgeMap {
  readonly step = STEP;
  readonly width: number;
  readonly height: number;
  /** Difference between left and right, and between above and below; the largest of the channels. */
  private readonly across: Uint8Array;
  private readonly down: Uint8Array;
  private readonly luma: Float32Array;

  constructor(image: RgbImage) {
    this.width = Math.floor(image.width / STEP);
    this.height = Math.floor(image.height / STEP);
    const channels = halve(image, this.width, this.height);
    const gain = gainOf(channels[1] ?? new Float32Array());
    const size = this.width * this.height;
    this.across = new Uint8Array(size);
    this.down = new Uint8Array(size);
    this.luma = new Float32Array(size);
    for (const channel of channels) this.addChannel(channel, gain);
  }

  private addChannel(channel: Float32Array, gain: number): void {
    const { width, height, across, down, luma } = this;
    for (let y = 1; y < height - 1; y += 1) {
      for (let x = 1; x < width - 1; x += 1) {
        const at = y * width + x;
        const value = (i: number): number => Math.min(255, (channel[i] as number) * gain);
        const h = Math.abs(value(at + 1) - value(at - 1));
        const v = Math.abs(value(at + width) - value(at - width));
        if (h > (across[at] as number)) across[at] = h;
        if (v > (down[at] as number)) down[at] = v;
        luma[at] = (luma[at] as number) + value(at) / 3;
      }
    }
  }

  hasPrint(x: number, y: number): boolean {
    const at = y * this.width + x;
    return (this.across[at] ?? 0) > EDGE || (this.down[at] ?? 0) > EDGE;
  }

  /** Per row along a slope (through the middle column): share of points with an edge. */
  rowPrint(slope: number): Float64Array {
    return this.alongRows(slope, (at) =>
      (this.across[at] ?? 0) > EDGE || (this.down[at] ?? 0) > EDGE ? 1 : 0,
    );
  }

  /** Per row along a slope: mean signed step of brightness from above to below. */
  rowSteps(slope: number): Float64Array {
    const { width, luma } = this;
    return this.alongRows(slope, (at) => (luma[at + width] ?? 0) - (luma[at - width] ?? 0));
  }

  private alongRows(slope: number, valueAt: (at: number) => number): Float64Array {
    const { width, height } = this;
    const sums = new Float64Array(height);
    const counts = new Uint32Array(height);
    for (let x = 2; x < width - 2; x += 2) {
      const shift = Math.round(slope * (x - width / 2));
      for (let y = 2; y < height - 2; y += 1) {
        const row = y - shift;
        if (row < 0 || row >= height) continue;
        sums[row] = (sums[row] as number) + valueAt(y * width + x);
        counts[row] = (counts[row] as number) + 1;
      }
    }
    return sums.map((sum, row) => ((counts[row] ?? 0) < width / 8 ? 0 : sum / (counts[row] ?? 1)));
  }

  /** Share of the rows between two at which an upright edge passes near a column. */
  sideShare(column: number, top: number, bottom: number): number {
    const { width, across } = this;
    const x = Math.round(column);
    const from = Math.max(0, Math.round(top));
    const to = Math.min(this.height - 1, Math.round(bottom));
    if (to - from < 12) return 0;
    let edges = 0;
    for (let y = from; y <= to; y += 1) {
      const at = y * width + x;
      const near = Math.max(across[at - 1] ?? 0, across[at] ?? 0, across[at + 1] ?? 0);
      if (near > EDGE) edges += 1;
    }
    return edges / (to - from + 1);
  }

  /** Share of a row's points between two columns with an edge; in the picture's pixels. */
  printAlong(left: number, right: number, row: number): number {
    const y = Math.round(row / STEP);
    const [from, to] = [Math.round(left / STEP), Math.round(right / STEP)];
    let edges = 0;
    for (let x = from; x < to; x += 1) if (this.hasPrint(x, y)) edges += 1;
    return to <= from ? 0 : edges / (to - from);
  }
}

/** The three channels at half size, each point the mean of four. */
function halve({ width: full, data }: RgbImage, width: number, height: number): Float32Array[] {
  return [0, 1, 2].map((c) => {
    const half = new Float32Array(width * height);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = (y * STEP * full + x * STEP) * 3 + c;
        const below = at + full * 3;
        half[y * width + x] =
          ((data[at] as number) +
            (data[at + 3] as number) +
            (data[below] as number) +
            (data[below + 3] as number)) /
          4;
      }
    }
    return half;
  });
}

function gainOf(green: Float32Array): number {
  const sorted = green.filter((_, i) => i % 7 === 0).sort();
  const light = sorted[Math.floor(sorted.length * LIGHTS)] ?? 255;
  return Math.min(MOST_GAIN, Math.max(1, 220 / Math.max(1, light)));
}
