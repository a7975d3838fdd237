/**
 * Writes WebAssembly modules of a few hand-written functions: enough of the binary format for
 * vector kernels, so that no compiler and no binary file is needed.
 * https://webassembly.github.io/spec/core/binary/
 */
export type Code = readonly (number | Code)[];

/** A function of i32 parameters without result; further locals are i32, then v128. */
export interface WasmFunction {
  readonly name: string;
  readonly parameters: number;
  readonly integers: number;
  readonly vectors: number;
  readonly body: Code;
}

const I32 = 0x7f;
const V128 = 0x7b;

/** A module that imports its memory as env.memory and exports the functions by name. */
export function writeModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map((f) => [0x60, ...vector(Array(f.parameters).fill(I32)), 0x00]);
  const memory = [...text('env'), ...text('memory'), 0x02, 0x00, 0x01];
  const exported = functions.map((f, i) => [...text(f.name), 0x00, ...unsigned(i)]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list(types)),
    ...section(2, list([memory])),
    ...section(3, list(functions.map((_, i) => unsigned(i)))),
    ...section(7, list(exported)),
    ...section(10, list(functions.map(body))),
  ]);
}

function body(f: WasmFunction): number[] {
  const groups = [
    ...(f.integers > 0 ? [[...unsigned(f.integers), I32]] : []),
    ...(f.vectors > 0 ? [[...unsigned(f.vectors), V128]] : []),
  ];
  return vector([...list(groups), ...flatten(f.body), 0x0b]);
}

function flatten(code: Code): number[] {
  return code.flatMap((part) => (typeof part === 'number' ? [part] : flatten(part)));
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...vector(content)];
}

function list(items: ReadonlyArray<readonly number[]>): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function vector(bytes: readonly number[]): number[] {
  return [...unsigned(bytes.length), ...bytes];
}

function text(value: string): number[] {
  return vector([...Buffer.from(value, 'utf8')]);
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}

export const get = (local: number): Code => [0x20, ...unsigned(local)];
/** Stores the value of `code` in a local. */
export const set = (local: number, code: Code): Code => [code, 0x21, ...unsigned(local)];
export const int = (value: number): Code => [0x41, ...signed(value)];
export const add = (a: Code, b: Code): Code => [a, b, 0x6a];
export const loadInt = (address: Code, offset = 0): Code => [
  address,
  0x28,
  0x02,
  ...unsigned(offset),
];
export const storeInt = (address: Code, value: Code): Code => [address, value, 0x36, 0x02, 0x00];
export const shiftLeft = (a: Code, bits: number): Code => [a, int(bits), 0x74];
/** Repeats `code` until `counter`, raised by `step` each time, reaches `end`; at least once. */
export const repeat = (counter: number, step: number, end: Code, code: Code): Code => [
  [0x03, 0x40],
  code,
  set(counter, add(get(counter), int(step))),
  [get(counter), end, 0x49, 0x0d, 0x00],
  0x0b,
];

const simd = (opcode: number): Code => [0xfd, ...unsigned(opcode)];
const UNALIGNED = 0;
export const load = (address: Code, offset = 0): Code => [
  address,
  simd(0x00),
  UNALIGNED,
  ...unsigned(offset),
];
export const store = (address: Code, value: Code, offset = 0): Code => [
  address,
  value,
  simd(0x0b),
  UNALIGNED,
  ...unsigned(offset),
];
/** One float of memory in all four lanes. */
export const splat = (address: Code, offset = 0): Code => [
  address,
  simd(0x09),
  UNALIGNED,
  ...unsigned(offset),
];
export const zero: Code = [simd(0x0c), ...Array<number>(16).fill(0)];
export const addFloats = (a: Code, b: Code): Code => [a, b, simd(0xe4)];
export const subtractFloats = (a: Code, b: Code): Code => [a, b, simd(0xe5)];
export const multiplyFloats = (a: Code, b: Code): Code => [a, b, simd(0xe6)];
/** The lower or upper eight bytes as 16-bit integers. */
export const lowShorts = (a: Code): Code => [a, simd(0x89)];
export const highShorts = (a: Code): Code => [a, simd(0x8a)];
export const subtractShorts = (a: Code, b: Code): Code => [a, b, simd(0x91)];
/** Products of 16-bit lanes, neighbours added, as four 32-bit integers. */
export const dotShorts = (a: Code, b: Code): Code => [a, b, simd(0xba)];
export const addInts = (a: Code, b: Code): Code => [a, b, simd(0xae)];
export const lane = (a: Code, index: number): Code => [a, simd(0x1b), index];
