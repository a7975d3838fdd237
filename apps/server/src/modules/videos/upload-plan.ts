const MIB = 1024 * 1024;

/** The smallest part that S3 takes, but for the last one. */
export const MIN_PART_BYTES = 5 * MIB;
export const MAX_PART_BYTES = 8 * MIB;

export interface UploadPlan {
  readonly partSizeBytes: number;
  readonly partCount: number;
}

/**
 * Parts of 5 MiB, so that little is lost when the network drops; larger films take larger parts so
 * that their number stays small.
 */
export function planUpload(sizeBytes: number): UploadPlan {
  const partSizeBytes = sizeBytes > 100 * MIB ? MAX_PART_BYTES : MIN_PART_BYTES;
  return { partSizeBytes, partCount: Math.max(1, Math.ceil(sizeBytes / partSizeBytes)) };
}
