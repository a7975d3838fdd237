/** One frame feature's opinion of where a product's front stands. */
export interface Vote {
  readonly frameFeature: number;
  /** The reference, among its side's, that the feature matched. */
  readonly reference: number;
  /** Where the matched feature lies on the product's front. */
  readonly frontX: number;
  readonly frontY: number;
  readonly frameX: number;
  readonly frameY: number;
  /** Predicted centre of the front in the frame; log of frame pixels per front pixel; radians. */
  readonly centreX: number;
  readonly centreY: number;
  readonly logScale: number;
  readonly turn: number;
  /** 0..1, 1 for identical descriptors. */
  readonly weight: number;
}

/** To -pi..pi. */
export function wrapAngle(angle: number): number {
  return angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
}
