import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Box } from '@miinventario/counting';
import sharp from 'sharp';
import {
  prepareZXingModule,
  readBarcodes,
  type ReaderOptions,
  type ReadResult,
} from 'zxing-wasm/reader';
import { boundingBox, containment } from '../detection/geometry.js';
import type { Point } from '../geometry/affine.js';
import type { RgbImage } from '../types.js';
import { canonicalBarcode } from './check-digit.js';

/** A code read in one frame whose check digit is right. */
export interface BarcodeReading {
  /** GTIN-13 or EAN-8 digits. */
  readonly code: string;
  /** The corners of the bars in the picture, clockwise from the code's own upper left. */
  readonly corners: readonly Point[];
}

let ready: Promise<unknown> | undefined;

/** Loads the reader from the package's own file: by default the library would fetch it. */
function prepareReader(): Promise<unknown> {
  ready ??= (async () => {
    const require = createRequire(import.meta.url);
    const wasm = await readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
    const wasmBinary = new Uint8Array(wasm).buffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  })();
  return ready;
}

const OPTIONS: ReaderOptions = {
  formats: ['EAN13', 'EAN8', 'UPCA', 'UPCE'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: true,
  maxNumberOfSymbols: 32,
  eanAddOnSymbol: 'Ignore',
  // A code is crossed by dozens of lines; a misreading seldom comes out the same on four.
  minLineCount: 4,
};

/**
 * The reader lays a limited number of lines over a picture and may pass between the bars of another
 * code: each picture is read whole and in four parts, so wide that every code of up to a fifth of it
 * lies in one of them whole. On the film dev_07 twice as many readings, and the one code missed before.
 */
const PART_SHARE = 0.6;

/**
 * Retail codes in any rotation, several per picture. The picture is read as it is and sharpened:
 * a film's motion blur spans a bar or two, and undoing some of it finds half as many codes again.
 * A code read twice is given once.
 */
export async function readRetailBarcodes(image: RgbImage): Promise<BarcodeReading[]> {
  await prepareReader();
  const readings: BarcodeReading[] = [];
  const add = (found: ReadonlyArray<BarcodeReading | undefined>): void => {
    for (const reading of found) {
      if (reading && !readings.some((known) => isSame(known, reading))) readings.push(reading);
    }
  };
  for (const version of [image, await sharpen(image, 1.5), await sharpen(image, 2.2)]) {
    for (const part of partsOf(image)) {
      const results = await readBarcodes(imageDataOf(version, part), OPTIONS);
      add(
        results.map((result) =>
          readingOf(result, ({ x, y }) => ({ x: x + part.x, y: y + part.y })),
        ),
      );
    }
  }
  const { turned, back } = await turnByEighth(image);
  const slanted = await readBarcodes(imageDataOf(turned, wholeOf(turned)), OPTIONS);
  add(slanted.map((result) => readingOf(result, back)));
  return readings;
}

function wholeOf({ width, height }: RgbImage): Box {
  return { x: 0, y: 0, width, height };
}

/**
 * The picture turned by 45 degrees, and the way back: the reader's lines run across and down, and a
 * code that stands aslant between these is not crossed whole by any of them.
 */
async function turnByEighth(
  image: RgbImage,
): Promise<{ turned: RgbImage; back: (point: Point) => Point }> {
  const { width, height } = image;
  const { data, info } = await sharp(image.data, { raw: { width, height, channels: 3 } })
    .rotate(45, { background: '#000' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const half = Math.SQRT1_2;
  const back = (point: Point): Point => {
    const x = point.x - info.width / 2;
    const y = point.y - info.height / 2;
    return { x: half * (x + y) + width / 2, y: half * (y - x) + height / 2 };
  };
  return { turned: { width: info.width, height: info.height, data }, back };
}

/** The whole picture and its four overlapping parts, in whole pixels. */
function partsOf(image: RgbImage): Box[] {
  const { width, height } = image;
  const [w, h] = [Math.round(PART_SHARE * width), Math.round(PART_SHARE * height)];
  const parts = [0, width - w].flatMap((x) =>
    [0, height - h].map((y) => ({ x, y, width: w, height: h })),
  );
  return [wholeOf(image), ...parts];
}

function readingOf(
  result: ReadResult,
  toPicture: (point: Point) => Point,
): BarcodeReading | undefined {
  const code = result.isValid ? canonicalBarcode(result.text) : undefined;
  if (!code) return undefined;
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  return { code, corners: [topLeft, topRight, bottomRight, bottomLeft].map(toPicture) };
}

/** The same digits at the same place; two packs with one code may stand side by side. */
function isSame(a: BarcodeReading, b: BarcodeReading): boolean {
  if (a.code !== b.code) return false;
  return containment(boundingBox(a.corners), boundingBox(b.corners)) > 0.2;
}

async function sharpen(image: RgbImage, sigma: number): Promise<RgbImage> {
  const { width, height } = image;
  const data = await sharp(image.data, { raw: { width, height, channels: 3 } })
    .sharpen({ sigma, m1: 2, m2: 3 })
    .raw()
    .toBuffer();
  return { width, height, data };
}

function imageDataOf(image: RgbImage, part: Box): ImageData {
  const { width, height } = part;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1) {
    let from = 3 * ((part.y + y) * image.width + part.x);
    let to = 4 * y * width;
    for (let x = 0; x < width; x += 1, from += 3, to += 4) {
      data[to] = image.data[from] as number;
      data[to + 1] = image.data[from + 1] as number;
      data[to + 2] = image.data[from + 2] as number;
    }
  }
  return { data, width, height, colorSpace: 'srgb' };
}
