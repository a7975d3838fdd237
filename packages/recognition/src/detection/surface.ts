import type { Box } from '@miinventario/counting';
import type { RgbImage } from '../types.js';

/** Side of a block, pixels. */
export const BLOCK = 4;

/** The mean colour of each block of a picture, and how its brightness strays. */
export class Surface {
  readonly columns: number;
  readonly rows: number;
  private readonly colour: Float32Array;
  private readonly deviation: Float32Array;

  /** Of a picture that is brightened as far as its lights allow: a dim shelf has dim print. */
  constructor(image: RgbImage) {
    this.columns = Math.floor(image.width / BLOCK);
    this.rows = Math.floor(image.height / BLOCK);
    this.colour = new Float32Array(this.columns * this.rows * 3);
    this.deviation = new Float32Array(this.columns * this.rows);
    for (let row = 0; row < this.rows; row += 1) {
      for (let column = 0; column < this.columns; column += 1) this.measure(image, column, row);
    }
    this.brighten();
  }

  private brighten(): void {
    const greens = this.colour.filter((_, i) => i % 3 === 1).sort();
    const light = greens[Math.floor(greens.length * LIGHTS)] ?? WHITE;
    const gain = Math.min(MOST_GAIN, Math.max(1, WHITE / Math.max(1, light)));
    for (let i = 0; i < this.colour.length; i += 1) {
      this.colour[i] = Math.min(255, (this.colour[i] as number) * gain);
    }
    for (let i = 0; i < this.deviation.length; i += 1) {
      this.deviation[i] = (this.deviation[i] as number) * gain;
    }
  }

  private measure({ width, data }: RgbImage, column: number, row: number): void {
    const sums = [0, 0, 0];
    let squares = 0;
    for (let y = row * BLOCK; y < (row + 1) * BLOCK; y += 1) {
      for (let x = column * BLOCK; x < (column + 1) * BLOCK; x += 1) {
        const at = (y * width + x) * 3;
        for (let c = 0; c < 3; c += 1) sums[c] = (sums[c] as number) + (data[at + c] as number);
        squares += (data[at + 1] as number) ** 2;
      }
    }
    const pixels = BLOCK * BLOCK;
    const block = row * this.columns + column;
    for (let c = 0; c < 3; c += 1) this.colour[3 * block + c] = (sums[c] as number) / pixels;
    const green = (sums[1] as number) / pixels;
    this.deviation[block] = Math.sqrt(Math.max(0, squares / pixels - green * green));
  }

  /** The blocks whose middle lies in a box. */
  blocksIn(box: Box): number[] {
    const blocks: number[] = [];
    const first = (at: number): number => Math.max(0, Math.ceil(at / BLOCK - 0.5));
    for (let r = first(box.y); r < this.rows && (r + 0.5) * BLOCK < box.y + box.height; r += 1) {
      for (
        let c = first(box.x);
        c < this.columns && (c + 0.5) * BLOCK < box.x + box.width;
        c += 1
      ) {
        blocks.push(r * this.columns + c);
      }
    }
    return blocks;
  }

  /** Share of a box's blocks that are neither bare nor of one of the given colours, 0..1. */
  filledShare(box: Box, bare: readonly Colour[]): number {
    const blocks = this.blocksIn(box);
    if (blocks.length === 0) return 0;
    return blocks.filter((block) => this.isFilled(block, bare)).length / blocks.length;
  }

  /** Share of a box's blocks that show print or an edge, 0..1. */
  texturedShare(box: Box): number {
    const blocks = this.blocksIn(box);
    if (blocks.length === 0) return 0;
    return blocks.filter((block) => this.isTextured(block)).length / blocks.length;
  }

  /** The colours that at least `share` of the given blocks have, among those without texture. */
  plainColours(blocks: readonly number[], share: number): Colour[] {
    const bins = new Map<number, number[]>();
    for (const block of blocks) {
      if (this.isTextured(block)) continue;
      const key = this.channels(block).reduce((sum, value) => sum * 16 + (value >> 4), 0);
      const bin = bins.get(key);
      if (bin) bin.push(block);
      else bins.set(key, [block]);
    }
    return [...bins.values()]
      .filter((bin) => bin.length >= share * blocks.length)
      .map((bin) => this.meanOf(bin));
  }

  private meanOf(blocks: readonly number[]): Colour {
    const mean = [0, 1, 2].map(
      (c) => blocks.reduce((sum, b) => sum + (this.colour[3 * b + c] as number), 0) / blocks.length,
    );
    return [mean[0] ?? 0, mean[1] ?? 0, mean[2] ?? 0];
  }

  private isTextured(block: number): boolean {
    return (this.deviation[block] as number) > TEXTURE;
  }

  private isFilled(block: number, bare: readonly Colour[]): boolean {
    if (this.isTextured(block)) return true;
    const own = this.channels(block);
    return !bare.some((colour) =>
      colour.every((value, c) => Math.abs(value - (own[c] ?? 0)) <= NEAR),
    );
  }

  private channels(block: number): number[] {
    return [0, 1, 2].map((c) => this.colour[3 * block + c] as number);
  }
}

/** Mean red, green and blue, 0..255. */
export type Colour = readonly [number, number, number];

/** Share of a picture's blocks that are darker than its lights, and how bright lights should be. */
const LIGHTS = 0.97;
const WHITE = 220;
/** More would make print of the noise of a dark film. */
const MOST_GAIN = 3;
/** Brightness of a bare wall or board strays less than this within a block. */
const TEXTURE = 7;
/** Shadow and light change a bare colour by as much along a shelf. */
const NEAR = 18;
