export interface RuntimeConfig {
  /** Base of all API calls, without a slash at the end. */
  apiBaseUrl: string;
}

/**
 * The configured base, or `fallback` when none is given; throws on a malformed one. Written by hand:
 * this runs before the first screen, which need not wait for the schema library.
 */
export function parseRuntimeConfig(value: unknown, fallback: string): RuntimeConfig {
  const given =
    typeof value === 'object' && value !== null && 'apiBaseUrl' in value ? value.apiBaseUrl : null;
  if (given !== null && given !== undefined && typeof given !== 'string') {
    throw new Error('apiBaseUrl is not a text');
  }
  const apiBaseUrl = given ?? fallback;
  if (!/^https?:\/\/[^\s/]+/.test(apiBaseUrl))
    throw new Error(`apiBaseUrl is not an address: ${apiBaseUrl}`);
  return { apiBaseUrl: apiBaseUrl.replace(/\/+$/, '') };
}
