import { z } from 'zod';

import type { StoredTokens } from './token-store.port';

const schema = z.object({
  accessToken: z.string().min(1),
  accessTokenExpiresAt: z.string(),
  refreshToken: z.string().min(1),
});

/** Unreadable content counts as signed out, never as a crash at start. */
export function parseStoredTokens(text: string | null): StoredTokens | null {
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
