/** No request of this API nests deeper than a handful of levels. */
export const MAX_BODY_DEPTH = 24;

/**
 * True when a parsed body nests deeper than allowed. Validation and hashing walk bodies recursively:
 * a few kilobytes of brackets would exhaust their stack. This walk itself uses none.
 */
export function isTooDeep(body: unknown, maxDepth = MAX_BODY_DEPTH): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    level = level.filter(isContainer).flatMap((value): unknown[] => Object.values(value));
  }
  return false;
}

/** Parsed bodies are plain; a film's part is a stream, which is nobody's to walk. */
function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
