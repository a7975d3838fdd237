/** A 3x3 homography, row-major: maps a point of one image plane to another. */
export type Homography = readonly [
  number, number, number,
  number, number, number,
  number, number, number,
];

/** An axis-aligned box in pixels of the image it belongs to; x, y is its upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a provider could read of a facing that it did not tie to an enrolled product. */
export interface FacingLabel {
  readonly name?: string;
  readonly brand?: string;
  readonly size?: string;
}

/** One facing seen in one key frame, in the words every provider's answer is mapped to. */
export interface FrameDetection {
  readonly frameIndex: number;
  /** In pixels of the full-size, upright key frame. */
  readonly box: Box;
  /** The enrolled product; null means a facing that is seen but not recognised. */
  readonly productId: string | null;
  readonly label: FacingLabel | null;
  readonly barcode: string | null;
  /** The provider's own confidence, 0..1. */
  readonly score: number;
}
