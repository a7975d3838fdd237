import { kernelsOver, LINE_BLOCK, type Kernels } from './kernels.js';

const PAGE = 65536;

/** Floats of a workspace and where they stand in its memory. */
export interface Floats {
  readonly address: number;
  readonly data: Float32Array;
}

/**
 * Memory that vector kernels work in, handed out from the bottom and given back all at once. What
 * was handed out is void after the next `reset`.
 */
export class Workspace {
  private readonly memory = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
  readonly kernels: Kernels = kernelsOver(this.memory);
  private used = 0;

  /** Gives everything back and makes sure that `bytes` can be handed out. */
  reset(bytes: number): void {
    this.used = 0;
    const missing = Math.ceil(bytes / PAGE) - this.memory.buffer.byteLength / PAGE;
    if (missing > 0) this.memory.grow(missing);
  }

  /** Room for `count` floats and for what a kernel writes past their end; not cleared. */
  floats(count: number): Floats {
    const address = this.take(bytesOf(count));
    return { address, data: new Float32Array(this.memory.buffer, address, count) };
  }

  bytes(count: number): { readonly address: number; readonly data: Uint8Array } {
    const address = this.take(count);
    return { address, data: new Uint8Array(this.memory.buffer, address, count) };
  }

  integers(count: number): { readonly address: number; readonly data: Int32Array } {
    const address = this.take(4 * count);
    return { address, data: new Int32Array(this.memory.buffer, address, count) };
  }

  /** Marks what is handed out, to give back all that follows by `release`. */
  mark(): number {
    return this.used;
  }

  release(mark: number): void {
    this.used = mark;
  }

  private take(bytes: number): number {
    const address = this.used;
    this.used = (address + bytes + 63) & ~63;
    if (this.used > this.memory.buffer.byteLength) throw new Error('the workspace is too small');
    return address;
  }
}

/** Bytes that `floats` takes. */
export function bytesOf(count: number): number {
  return 4 * (Math.ceil(count / LINE_BLOCK) + 1) * LINE_BLOCK;
}
