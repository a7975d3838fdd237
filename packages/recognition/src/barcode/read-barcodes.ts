import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
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

/** Retail codes in any rotation, several per picture. */
export async function readRetailBarcodes(image: RgbImage): Promise<BarcodeReading[]> {
  await prepareReader();
  const results = await readBarcodes(imageDataOf(image), {
    formats: ['EAN13', 'EAN8', 'UPCA', 'UPCE'],
    tryHarder: true,
    tryRotate: true,
    tryInvert: false,
    tryDownscale: true,
    maxNumberOfSymbols: 32,
    eanAddOnSymbol: 'Ignore',
  });
  const readings: BarcodeReading[] = [];
  for (const result of results) {
    const code = result.isValid ? canonicalBarcode(result.text) : undefined;
    if (!code) continue;
    const { topLeft, topRight, bottomRight, bottomLeft } = result.position;
    readings.push({ code, corners: [topLeft, topRight, bottomRight, bottomLeft] });
  }
  return readings;
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
  return { data, width, height, colorSpace: 'srgb' } as ImageData;
}
