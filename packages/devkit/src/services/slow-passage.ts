import { setTimeout as sleep } from 'node:timers/promises';
import { Transform, type TransformCallback } from 'node:stream';

/** A piece as large as a radio's buffer: small enough that connections take turns. */
const PIECE_BYTES = 16_384;

/** A line that carries bytes one after another at its speed, whoever sends them. */
export class Line {
  /** undefined: as fast as the machine. */
  bytesPerSecond: number | undefined;
  private freeAt = 0;

  /** Waits until the line has had the time to carry that many bytes after all before them. */
  async carry(bytes: number): Promise<void> {
    if (this.bytesPerSecond === undefined) return;
    const now = performance.now();
    this.freeAt = Math.max(now, this.freeAt) + (bytes / this.bytesPerSecond) * 1_000;
    await sleep(this.freeAt - now);
  }
}

/** One connection's way over a line, in one direction. */
export class Passage extends Transform {
  constructor(private readonly line: Line) {
    super({ highWaterMark: PIECE_BYTES });
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    if (this.line.bytesPerSecond === undefined) {
      done(null, chunk);
      return;
    }
    this.pass(chunk).then(() => done(), done);
  }

  private async pass(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const piece = chunk.subarray(at, at + PIECE_BYTES);
      await this.line.carry(piece.length);
      this.push(piece);
    }
  }
}
