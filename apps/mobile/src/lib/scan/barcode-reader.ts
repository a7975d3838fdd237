import { SCANNED_FORMATS } from './scanner.props';

/** Reads the code in the picture of the moment; null when there is none. */
export type BarcodeReader = (video: HTMLVideoElement) => Promise<string | null>;

/** The part of the browser's own detector that is used here; the DOM types do not have it yet. */
interface Detector {
  detect: (source: HTMLVideoElement) => Promise<ReadonlyArray<{ rawValue: string }>>;
}
type DetectorClass = new (options: { formats: string[] }) => Detector;

/** Served by the product itself, beside the app (see scripts/finish-export.mjs). */
const DECODER = '/zxing_reader.wasm';

async function ownDetector(): Promise<Detector | null> {
  const found: unknown = Reflect.get(globalThis, 'BarcodeDetector');
  if (typeof found !== 'function') return null;
  const Own = found as DetectorClass & { getSupportedFormats?: () => Promise<string[]> };
  const known = (await Own.getSupportedFormats?.()) ?? [];
  const formats = SCANNED_FORMATS.filter((format) => known.includes(format));
  // Desktop browsers have the class and no decoder behind it.
  return formats.includes('ean_13') ? new Own({ formats }) : null;
}

/** ZXing in WebAssembly, fetched only where the browser cannot read codes by itself. */
async function broughtDetector(): Promise<Detector> {
  const { BarcodeDetector, prepareZXingModule } = await import('barcode-detector/ponyfill');
  prepareZXingModule({
    overrides: { locateFile: (path: string) => (path.endsWith('.wasm') ? DECODER : path) },
  });
  return new BarcodeDetector({ formats: [...SCANNED_FORMATS] });
}

/** A reader of barcodes in this browser. */
export async function createBarcodeReader(): Promise<BarcodeReader> {
  const detector = (await ownDetector()) ?? (await broughtDetector());
  return async (video) => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
    const [found] = await detector.detect(video);
    return found?.rawValue ?? null;
  };
}
