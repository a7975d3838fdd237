/** How large a picture a vendor's model sees without scaling it down by itself. */
export interface ImageLimits {
  /** Longest side, pixels. */
  readonly maxSidePx: number;
  /** The model reads a picture in squares of this side... */
  readonly patchPx: number;
  /** ...and at most so many of them. */
  readonly maxPatches: number;
  /** What a patch costs in input tokens. */
  readonly tokensPerPatch: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Patches of a picture of that size. */
export function patchesOf(size: Size, limits: ImageLimits): number {
  return Math.ceil(size.width / limits.patchPx) * Math.ceil(size.height / limits.patchPx);
}

/** Input tokens that a picture of that size takes, an estimate: the vendor's usage decides. */
export function imageTokens(size: Size, limits: ImageLimits): number {
  return Math.ceil(patchesOf(size, limits) * limits.tokensPerPatch);
}

function isWithin(size: Size, limits: ImageLimits): boolean {
  return (
    Math.max(size.width, size.height) <= limits.maxSidePx &&
    patchesOf(size, limits) <= limits.maxPatches
  );
}

/** The largest size of the same shape, at most the picture's own, that keeps to the limits. */
export function fitWithin(size: Size, limits: ImageLimits): Size {
  const scaled = (scale: number): Size => ({
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  });
  if (isWithin(size, limits)) return size;
  let low = 0;
  let high = 1;
  // 20 halvings tell scales apart that differ by far less than a pixel.
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    if (isWithin(scaled(middle), limits)) low = middle;
    else high = middle;
  }
  return scaled(low);
}
