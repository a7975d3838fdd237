import { z } from 'zod';

export interface RuntimeConfig {
  /** Base of all API calls, without a slash at the end. */
  apiBaseUrl: string;
}

const schema = z.object({ apiBaseUrl: z.string().url().nullish() });

/** The configured base, or `fallback` when none is given; throws on a malformed one. */
export function parseRuntimeConfig(value: unknown, fallback: string): RuntimeConfig {
  const { apiBaseUrl } = schema.parse(value ?? {});
  return { apiBaseUrl: (apiBaseUrl ?? fallback).replace(/\/+$/, '') };
}
