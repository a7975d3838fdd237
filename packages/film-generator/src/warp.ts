/* eslint-disable @typescript-eslint/no-non-null-assertion -- pixel loops: their bounds keep every index inside */
import { boundsOf, invert, multiply, translation, type Homography } from '@miinventario/counting';
import type { Sprite } from './sprite.js';

/** One frame of video, planar YUV 4:2:0. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly luma: Uint8Array;
  readonly blue: Uint8Array;
  readonly red: Uint8Array;
}

export function newFrame(width: number, height: number): Frame {
  const half = (width >> 1) * (height >> 1);
  return {
    width,
    height,
    luma: new Uint8Array(width * height),
    blue: new Uint8Array(half),
    red: new Uint8Array(half),
  };
}

export function clearFrame(frame: Frame): void {
  frame.luma.fill(24);
  frame.blue.fill(128);
  frame.red.fill(128);
}

/** Draws a sprite as a camera sees its plane: `camera` maps canvas pixels to frame pixels. */
export function drawSprite(frame: Frame, sprite: Sprite, camera: Homography): void {
  const toFrame = multiply(camera, translation(sprite.x, sprite.y));
  const box = boundsOf(toFrame, { x: 0, y: 0, width: sprite.width, height: sprite.height });
  const x0 = Math.max(0, Math.floor(box.x));
  const y0 = Math.max(0, Math.floor(box.y));
  const x1 = Math.min(frame.width, Math.ceil(box.x + box.width) + 1);
  const y1 = Math.min(frame.height, Math.ceil(box.y + box.height) + 1);
  if (x1 <= x0 || y1 <= y0) return;
  const inverse = invert(toFrame);
  drawLuma(frame, sprite, inverse, x0, y0, x1, y1);
  drawChroma(frame, sprite, inverse, x0 >> 1, y0 >> 1, x1 >> 1, y1 >> 1);
}

function drawLuma(
  frame: Frame,
  sprite: Sprite,
  inverse: Homography,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  const [g0, g1, g2, g3, g4, g5, g6, g7, g8] = inverse;
  const { width, height, luma, alpha } = sprite;
  const xMax = width - 1;
  const yMax = height - 1;
  const out = frame.luma;
  for (let y = y0; y < y1; y++) {
    let at = y * frame.width + x0;
    let nu = g0 * x0 + g1 * y + g2;
    let nv = g3 * x0 + g4 * y + g5;
    let nw = g6 * x0 + g7 * y + g8;
    for (let x = x0; x < x1; x++, at++, nu += g0, nv += g3, nw += g6) {
      const w = 1 / nw;
      const u = nu * w;
      const v = nv * w;
      if (!(u >= 0 && v >= 0 && u < xMax && v < yMax)) continue;
      const ui = u | 0;
      const vi = v | 0;
      const fu = u - ui;
      const fv = v - vi;
      const i = vi * width + ui;
      const top = luma[i]! + fu * (luma[i + 1]! - luma[i]!);
      const below = luma[i + width]! + fu * (luma[i + width + 1]! - luma[i + width]!);
      const value = top + fv * (below - top);
      if (alpha === undefined) out[at] = value + 0.5;
      else {
        const a = alpha[i]!;
        if (a === 255) out[at] = value + 0.5;
        else if (a > 0) out[at] = out[at]! + ((value - out[at]!) * a) / 255 + 0.5;
      }
    }
  }
}

/** Nearest neighbour: the eye and the recogniser forgive it in colour. */
function drawChroma(
  frame: Frame,
  sprite: Sprite,
  inverse: Homography,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  const [g0, g1, g2, g3, g4, g5, g6, g7, g8] = inverse;
  const { width, height, alpha, blue, red } = sprite;
  const halfFrame = frame.width >> 1;
  const halfSprite = (width + 1) >> 1;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const fx = 2 * x + 0.5;
      const fy = 2 * y + 0.5;
      const w = 1 / (g6 * fx + g7 * fy + g8);
      const u = (g0 * fx + g1 * fy + g2) * w;
      const v = (g3 * fx + g4 * fy + g5) * w;
      if (!(u >= 0 && v >= 0 && u < width && v < height)) continue;
      const ui = u | 0;
      const vi = v | 0;
      if (alpha !== undefined && alpha[vi * width + ui]! < 128) continue;
      const from = (vi >> 1) * halfSprite + (ui >> 1);
      const to = y * halfFrame + x;
      frame.blue[to] = blue[from]!;
      frame.red[to] = red[from]!;
    }
  }
}
