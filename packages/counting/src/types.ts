/** A 3x3 homography, row-major: maps a point of one image plane to another. */
// prettier-ignore
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

/** Where the camera stood at one frame. */
export interface FramePose {
  /** Index in the decoded film, at the film's own frame rate. */
  readonly frameIndex: number;
  readonly timeMs: number;
  /** The shelf plane it belongs to; poses of different segments cannot be compared. */
  readonly segment: number;
  /** Full-size upright frame pixels to shelf coordinates. */
  readonly toShelf: Homography;
}

/** A frame that is shown to the recogniser. */
export interface KeyFrame extends FramePose {
  /** 0 (nothing but blur) .. about 1 (edges as steep as the sensor gives). */
  readonly sharpness: number;
  /** Mean luminance, 0..1. */
  readonly exposure: number;
}

/** A run of frames that share one shelf plane. */
export interface SurveySegment {
  readonly id: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Everything its frames saw, in shelf coordinates. */
  readonly bounds: Box;
  /** Median disagreement of the registered overlaps, full-size pixels. */
  readonly residualPx: number;
}

export type AdviceCode =
  'dark' | 'blurred' | 'too_fast' | 'too_short' | 'no_shelf' | 'incomplete' | 'coverage_hole';

/** One thing to tell the person who filmed, with the stretch of film that shows it. */
export interface FilmAdvice {
  readonly code: AdviceCode;
  readonly severity: 'info' | 'warning' | 'refusal';
  readonly fromMs: number;
  readonly toMs: number;
  /** A frame that shows the fault. */
  readonly frameIndex: number;
}

export interface FilmQuality {
  /** `refuse`: nothing can be counted, film again; `warn`: counted, but the advice matters. */
  readonly verdict: 'good' | 'warn' | 'refuse';
  readonly advice: readonly FilmAdvice[];
}

/** A stretch of shelf that lies inside what was filmed and that no good key frame shows. */
export interface CoverageHole {
  readonly segment: number;
  /** In shelf coordinates. */
  readonly box: Box;
}

export interface Coverage {
  /** Share of the filmed shelf that at least one key frame shows, 0..1. */
  readonly seenShare: number;
  /** Share that the wanted number of key frames shows, 0..1. */
  readonly wellSeenShare: number;
  readonly holes: readonly CoverageHole[];
}

/** What is known of a film before anything is recognised in it. JSON-serialisable. */
export interface FilmSurvey {
  readonly version: 1;
  /** Of the full-size upright frame, pixels. */
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly keyframes: readonly KeyFrame[];
  /** Every surveyed frame that could be registered, in film order. */
  readonly poses: readonly FramePose[];
  readonly segments: readonly SurveySegment[];
  readonly quality: FilmQuality;
  readonly coverage: Coverage;
}

/** The picture that proves a facing. */
export interface FacingEvidence {
  readonly frameIndex: number;
  readonly box: Box;
}

/** One thing standing on the shelf. */
export interface Facing {
  readonly id: string;
  readonly productId: string | null;
  readonly label: FacingLabel | null;
  readonly barcode: string | null;
  readonly segment: number;
  readonly shelfBox: Box;
  /** Key frames in which it was seen. */
  readonly views: number;
  /** Key frames that showed its place wholly, so that it should have been seen. */
  readonly expectedViews: number;
  /** 0..1 */
  readonly confidence: number;
  readonly evidence: FacingEvidence;
}

/** One line of the report. */
export interface CountedItem {
  readonly productId: string | null;
  readonly label: FacingLabel | null;
  readonly barcode: string | null;
  readonly quantity: number;
  /** 0..1 */
  readonly confidence: number;
  readonly facingIds: readonly string[];
}

export interface CountResult {
  readonly facings: readonly Facing[];
  readonly items: readonly CountedItem[];
  readonly coverage: Coverage;
}
