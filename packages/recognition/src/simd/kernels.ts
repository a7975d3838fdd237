import {
  add,
  addFloats,
  addInts,
  dotShorts,
  get,
  highShorts,
  int,
  lane,
  load,
  loadInt,
  lowShorts,
  multiplyFloats,
  repeat,
  set,
  shiftLeft,
  splat,
  store,
  storeInt,
  subtractFloats,
  subtractShorts,
  writeModule,
  zero,
  type Code,
  type WasmFunction,
} from './wasm-writer.js';

/** Bytes of one tap of `weighLine`: two addresses and a weight. */
export const TAP_BYTES = 12;
/** `weighLine` and `subtract` work on blocks of so many floats and may write up to a block more. */
export const LINE_BLOCK = 16;
/** Bytes of a descriptor. */
const POINT_BYTES = 128;

/**
 * weighLine(target, bytes, taps, tapsEnd): for every float of the line, the sum over the taps of
 * weight * (first[x] + second[x]).
 */
function weighLine(): WasmFunction {
  const [target, bytes, taps, tapsEnd, x, tap, first, second] = [0, 1, 2, 3, 4, 5, 6, 7];
  const weight = 8;
  const sums = [9, 10, 11, 12];
  const step = (sum: number, k: number): Code =>
    set(
      sum,
      addFloats(
        get(sum),
        multiplyFloats(get(weight), addFloats(load(get(first), 16 * k), load(get(second), 16 * k))),
      ),
    );
  const perTap: Code = [
    set(weight, splat(get(tap), 8)),
    set(first, add(loadInt(get(tap)), get(x))),
    set(second, add(loadInt(get(tap), 4), get(x))),
    ...sums.map(step),
  ];
  const perBlock: Code = [
    ...sums.map((sum) => set(sum, zero)),
    set(tap, get(taps)),
    repeat(tap, TAP_BYTES, get(tapsEnd), perTap),
    ...sums.map((sum, k) => store(add(get(target), get(x)), get(sum), 16 * k)),
  ];
  return {
    name: 'weighLine',
    parameters: 4,
    integers: 4,
    vectors: 5,
    body: [set(x, int(0)), repeat(x, 4 * LINE_BLOCK, get(bytes), perBlock)],
  };
}

/** subtract(target, a, b, bytes): target[i] = a[i] - b[i] for floats. */
function subtract(): WasmFunction {
  const [target, a, b, bytes, x] = [0, 1, 2, 3, 4];
  const block = [0, 16, 32, 48].map((offset) =>
    store(
      add(get(target), get(x)),
      subtractFloats(load(add(get(a), get(x)), offset), load(add(get(b), get(x)), offset)),
      offset,
    ),
  );
  return {
    name: 'subtract',
    parameters: 4,
    integers: 1,
    vectors: 0,
    body: [set(x, int(0)), repeat(x, 4 * LINE_BLOCK, get(bytes), block)],
  };
}

/**
 * distances(query, points, order, orderEnd, target): squared distances between the query and the
 * points whose numbers stand in order..orderEnd, as 32-bit integers.
 */
function distances(): WasmFunction {
  const [query, points, order, orderEnd, target, point] = [0, 1, 2, 3, 4, 5];
  const [sum, a, b, gap] = [6, 7, 8, 9];
  const square = (half: (code: Code) => Code): Code => [
    set(gap, subtractShorts(half(get(a)), half(get(b)))),
    set(sum, addInts(get(sum), dotShorts(get(gap), get(gap)))),
  ];
  const part = (offset: number): Code => [
    set(a, load(get(query), offset)),
    set(b, load(get(point), offset)),
    square(lowShorts),
    square(highShorts),
  ];
  const parts = Array.from({ length: POINT_BYTES / 16 }, (_, i) => part(16 * i));
  const perPoint: Code = [
    set(point, add(get(points), shiftLeft(loadInt(get(order)), 7))),
    set(sum, zero),
    ...parts,
    storeInt(
      get(target),
      add(add(lane(get(sum), 0), lane(get(sum), 1)), add(lane(get(sum), 2), lane(get(sum), 3))),
    ),
    set(target, add(get(target), int(4))),
  ];
  return {
    name: 'distances',
    parameters: 5,
    integers: 1,
    vectors: 4,
    body: [repeat(order, 4, get(orderEnd), perPoint)],
  };
}

export interface Kernels {
  weighLine(target: number, bytes: number, taps: number, tapsEnd: number): void;
  subtract(target: number, a: number, b: number, bytes: number): void;
  distances(query: number, points: number, order: number, orderEnd: number, target: number): void;
}

let module: WebAssembly.Module | undefined;

/** The vector kernels over one memory; addresses are bytes in it. */
export function kernelsOver(memory: WebAssembly.Memory): Kernels {
  module ??= new WebAssembly.Module(writeModule([weighLine(), subtract(), distances()]));
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  return instance.exports as unknown as Kernels;
}
