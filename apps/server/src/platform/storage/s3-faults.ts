/** Error names by which S3-compatible stores say "no such thing". */
export const ABSENT: ReadonlySet<string> = new Set([
  'NoSuchKey',
  'NotFound',
  'NoSuchUpload',
  'NoSuchBucket',
]);

/** Whether a store's error has one of these names; some say 404 alone for what is absent. */
export function isNamed(error: unknown, names: ReadonlySet<string>): boolean {
  if (!(error instanceof Error)) return false;
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
  return names.has(error.name) || (names === ABSENT && status === 404);
}
