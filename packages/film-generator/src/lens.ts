/* eslint-disable @typescript-eslint/no-non-null-assertion -- pixel loops: their bounds keep every index inside */
import type { Frame } from './warp.js';
import type { Random } from './random.js';

/** What the lens and the sensor do to one frame. */
export interface Exposure {
  /** Lengths of the smear in pixels, 1 for none. */
  readonly blurX: number;
  readonly blurY: number;
  readonly gain: number;
  /** Deviation of the sensor's noise, grey levels. */
  readonly noise: number;
  /** Strength (0..1) and phase of the bands that lamps draw on a rolling shutter. */
  readonly banding: number;
  readonly phase: number;
}

const NOISE_TABLE = 1 << 16;

export class Lens {
  private readonly noise = new Int16Array(NOISE_TABLE);
  private readonly sums: Float64Array;
  private readonly scratch: Uint8Array;

  constructor(
    private readonly random: Random,
    width: number,
    height: number,
  ) {
    for (let i = 0; i < NOISE_TABLE; i++) this.noise[i] = Math.round(256 * random.gaussian());
    this.sums = new Float64Array(width);
    this.scratch = new Uint8Array(width * height);
  }

  /** Smears, exposes and grains the frame in place. */
  expose(frame: Frame, exposure: Exposure): void {
    if (exposure.blurX >= 1.5) this.smearX(frame, Math.round(exposure.blurX));
    if (exposure.blurY >= 1.5) this.smearY(frame, Math.round(exposure.blurY));
    this.develop(frame, exposure);
  }

  private smearX(frame: Frame, length: number): void {
    const { width, height, luma } = frame;
    const { scratch } = this;
    const before = length >> 1;
    for (let y = 0; y < height; y++) {
      const row = y * width;
      let sum = 0;
      for (let k = -before; k < length - before; k++) sum += luma[row + clamp(k, width)]!;
      for (let x = 0; x < width; x++) {
        scratch[row + x] = sum / length + 0.5;
        sum +=
          luma[row + clamp(x + length - before, width)]! - luma[row + clamp(x - before, width)]!;
      }
    }
    luma.set(scratch);
  }

  private smearY(frame: Frame, length: number): void {
    const { width, height, luma } = frame;
    const { scratch, sums } = this;
    const before = length >> 1;
    sums.fill(0);
    for (let k = -before; k < length - before; k++) {
      const row = clamp(k, height) * width;
      for (let x = 0; x < width; x++) sums[x]! += luma[row + x]!;
    }
    for (let y = 0; y < height; y++) {
      const row = y * width;
      const enters = clamp(y + length - before, height) * width;
      const leaves = clamp(y - before, height) * width;
      for (let x = 0; x < width; x++) {
        scratch[row + x] = sums[x]! / length + 0.5;
        sums[x]! += luma[enters + x]! - luma[leaves + x]!;
      }
    }
    luma.set(scratch);
  }

  private develop(frame: Frame, exposure: Exposure): void {
    const { width, height, luma } = frame;
    const { noise } = this;
    const strength = Math.round(256 * exposure.noise);
    let at = 0;
    for (let y = 0; y < height; y++) {
      const band = 1 + exposure.banding * Math.sin(exposure.phase + (y / height) * 9);
      const gain = Math.round(65536 * exposure.gain * band);
      let grain = Math.floor(this.random.next() * NOISE_TABLE);
      for (let x = 0; x < width; x++, at++, grain++) {
        const light = (luma[at]! - 16) * gain + strength * noise[grain & (NOISE_TABLE - 1)]!;
        const value = 16 + ((light + 32768) >> 16);
        luma[at] = value < 16 ? 16 : value > 235 ? 235 : value;
      }
    }
    if (exposure.gain < 0.85) fade(frame, exposure.gain);
  }
}

/** Colours fade with the light. */
function fade(frame: Frame, gain: number): void {
  for (const plane of [frame.blue, frame.red]) {
    for (let i = 0; i < plane.length; i++) plane[i] = 128 + (plane[i]! - 128) * gain + 0.5;
  }
}

function clamp(index: number, length: number): number {
  return index < 0 ? 0 : index >= length ? length - 1 : index;
}
