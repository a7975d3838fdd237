import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
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
};

/**
 * Retail codes in any rotation, several per picture. The picture is read as it is and sharpened:
 * a film's motion blur spans a bar or two, and undoing some of it finds half as many codes again.
 * A code read twice is given once.
 */
export async function readRetailBarcodes(image: RgbImage): Promise<BarcodeReading[]> {
  await prepareReader();
  const readings: BarcodeReading[] = [];
  for (const version of [image, await sharpen(image, 1.5), await sharpen(image, 2.2)]) {
    const results = await readBarcodes(imageDataOf(version), OPTIONS);
    for (const reading of results.map(readingOf)) {
      if (reading && !readings.some((known) => isSame(known, reading))) readings.push(reading);
    }
  }
  return readings;
}

function readingOf(result: ReadResult): BarcodeReading | undefined {
  const code = result.isValid ? canonicalBarcode(result.text) : undefined;
  if (!code) return undefined;
  const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
  return { code, corners: [topLeft, topRight, bottomRight, bottomLeft] };
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

function imageDataOf(image: RgbImage): ImageData {
  const { width, height, data: rgb } = image;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0, j = 0; i < data.length; i += 4, j += 3) {
    data[i] = rgb[j] as number;
    data[i + 1] = rgb[j + 1] as number;
    data[i + 2] = rgb[j + 2] as number;
    data[i + 3] = 255;
  }
  return { data, width, height, colorSpace: 'srgb' };
}
