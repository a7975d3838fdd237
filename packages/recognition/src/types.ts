import type { FrameDetection } from '@miinventario/counting';

/** A part of a picture in fractions of its upright width and height, 0..1 from the upper left. */
export interface NormalisedBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Key points of one picture and their RootSIFT descriptors, 128 bytes each, in the same order. */
export interface FeatureSet {
  readonly count: number;
  /** Position in pixels of the picture described. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Standard deviation of the blur at which the point stands out, in pixels. */
  readonly scale: Float32Array;
  /** Main direction of the gradient, radians, x to y. */
  readonly angle: Float32Array;
  readonly descriptors: Uint8Array;
}

/** A small RGB picture, 3 bytes a pixel, rows from the top. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** What enrolment keeps of one reference photo; plain data, see encodeDescriptor. */
export interface ReferenceDescriptor {
  /** The front that was described, in fractions of the upright photo. */
  readonly crop: NormalisedBox;
  /** Whether a person drew the crop, the photo was cut or trimmed already, or we guessed. */
  readonly cropSource: CropSource;
  /** Size in pixels of the picture that the features' coordinates refer to (the crop, scaled). */
  readonly width: number;
  readonly height: number;
  readonly features: FeatureSet;
  /** The crop at small size, for comparing colours and structure. */
  readonly thumbnail: RgbImage;
}

export type CropSource = 'given' | 'whole' | 'trimmed' | 'guessed';

export type ReferenceRefusal = 'reference.unreadable' | 'reference.featureless';

export type DescribeResult =
  | { readonly ok: true; readonly descriptor: ReferenceDescriptor }
  | { readonly ok: false; readonly code: ReferenceRefusal; readonly detail: string };

export interface CatalogueEntry {
  readonly productId: string;
  readonly barcodes: readonly string[];
  readonly references: readonly ReferenceDescriptor[];
}

export interface FrameInput {
  readonly frameIndex: number;
  /** An encoded picture (JPEG, PNG, WebP) of the full-size upright key frame. */
  readonly image: Buffer;
}

export interface Recognizer {
  /** Every facing seen in the frame; a facing that is seen but not known has productId null. */
  detect(frame: FrameInput): Promise<FrameDetection[]>;
  /** Frees what the recogniser holds; detect must not be called afterwards. */
  close(): Promise<void>;
}
