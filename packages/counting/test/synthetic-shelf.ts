import {
  apply,
  boundsOf,
  clipBox,
  IDENTITY,
  invert,
  multiply,
  type Box,
  type FilmSurvey,
  type FrameDetection,
  type GrayImage,
  type Homography,
} from '../src/index.js';

export const FRAME = { width: 1280, height: 720 };

/** A thing on the shelf of a test. */
export interface TestFacing {
  readonly productId: string;
  readonly box: Box;
}

/** A seeded source of chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Rows of packs side by side; each row repeats the products it is given in runs. */
export function shelfOf(
  rows: ReadonlyArray<ReadonlyArray<readonly [string, number]>>,
): TestFacing[] {
  return rows.flatMap((row, r) => {
    let x = 60;
    return row.flatMap(([productId, count]) =>
      Array.from({ length: count }, () => {
        const box = { x, y: 40 + r * 330, width: 150, height: 280 };
        x += 158;
        return { productId, box };
      }),
    );
  });
}

/** A camera that looks at a point of the shelf: shelf -> frame. */
export function lookAt(x: number, y: number, zoom = 0.9, turn = 0, tilt = 0): Homography {
  const c = zoom * Math.cos(turn);
  const s = zoom * Math.sin(turn);
  const move: Homography = [c, -s, -c * x + s * y, s, c, -s * x - c * y, 0, 0, 1];
  const lean: Homography = [1, 0, 0, 0, 1, 0, tilt / FRAME.width, 0, 1];
  const centre: Homography = [1, 0, FRAME.width / 2, 0, 1, FRAME.height / 2, 0, 0, 1];
  return multiply(centre, multiply(lean, move));
}

/** A survey whose poses are exactly these cameras, every frame a key frame. */
export function surveyOf(cameras: readonly Homography[], residualPx = 0.2): FilmSurvey {
  const poses = cameras.map((camera, i) => ({
    frameIndex: i * 15,
    timeMs: i * 500,
    segment: 0,
    toShelf: invert(camera),
  }));
  return {
    version: 1,
    ...FRAME,
    fps: 30,
    keyframes: poses.map((pose) => ({ ...pose, sharpness: 0.7, exposure: 0.4 })),
    poses,
    segments: [
      {
        id: 0,
        fromMs: 0,
        toMs: poses.length * 500,
        bounds: { x: 0, y: 0, width: 1, height: 1 },
        residualPx,
      },
    ],
    quality: { verdict: 'good', advice: [] },
    coverage: { seenShare: 1, wellSeenShare: 1, holes: [] },
  };
}

/** What a perfect recogniser reports in each frame; facings less than half visible are left out. */
export function detect(
  facings: readonly TestFacing[],
  cameras: readonly Homography[],
): FrameDetection[] {
  return cameras.flatMap((camera, i) =>
    facings.flatMap(({ productId, box }) => {
      const whole = boundsOf(camera, box);
      const seen = clipBox(whole, FRAME.width, FRAME.height);
      if (seen === undefined || seen.width * seen.height < 0.5 * whole.width * whole.height)
        return [];
      return [{ frameIndex: i * 15, box: seen, productId, label: null, barcode: null, score: 0.9 }];
    }),
  );
}

export function countsOf(facings: ReadonlyArray<{ readonly productId: string | null }>) {
  const counts: Record<string, number> = {};
  for (const { productId } of facings) {
    if (productId !== null) counts[productId] = (counts[productId] ?? 0) + 1;
  }
  return counts;
}

/** A plane of random blocks and strokes, with periodic rows of one identical pack if asked. */
export function drawTexture(
  seed: number,
  width: number,
  height: number,
  period?: { readonly width: number; readonly height: number; readonly y: number },
): GrayImage {
  const random = chance(seed);
  const pixels = new Uint8Array(width * height).fill(70);
  const fill = (x: number, y: number, w: number, h: number, value: number): void => {
    for (let v = Math.max(0, y); v < Math.min(height, y + h); v++) {
      pixels.fill(value, v * width + Math.max(0, x), v * width + Math.min(width, x + w));
    }
  };
  for (let i = 0; i < (width * height) / 260; i++) {
    const w = 3 + Math.floor(random() * 22);
    const h = 3 + Math.floor(random() * 16);
    fill(
      Math.floor(random() * width),
      Math.floor(random() * height),
      w,
      h,
      Math.floor(random() * 235),
    );
  }
  if (period !== undefined) {
    const pack = drawTexture(seed + 1, period.width - 4, period.height);
    for (let x = 0; x + period.width < width; x += period.width) {
      for (let y = 0; y < pack.height; y++) {
        const row = pack.pixels.subarray(y * pack.width, (y + 1) * pack.width);
        pixels.set(row, (period.y + y) * width + x);
      }
    }
  }
  return { width, height, pixels };
}

/** What a camera (texture -> frame) sees of a texture; grey where there is none. */
export function film(
  texture: GrayImage,
  camera: Homography,
  size: { readonly width: number; readonly height: number },
  gain = 1,
): GrayImage {
  const back = invert(camera);
  const pixels = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const p = apply(back, x, y);
      pixels[y * size.width + x] = Math.min(255, gain * sample(texture, p.x, p.y));
    }
  }
  return { ...size, pixels };
}

function sample({ width, height, pixels }: GrayImage, x: number, y: number): number {
  if (!(x >= 0 && y >= 0 && x < width - 1 && y < height - 1)) return 60;
  const xi = Math.floor(x);
  const yi = Math.floor(y);
  const [fx, fy] = [x - xi, y - yi];
  const at = yi * width + xi;
  const top = pixels[at]! * (1 - fx) + pixels[at + 1]! * fx;
  const below = pixels[at + width]! * (1 - fx) + pixels[at + width + 1]! * fx;
  return top * (1 - fy) + below * fy;
}

export const STILL = IDENTITY;
