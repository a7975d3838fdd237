import type { SharedText } from './share-link';

/** The browser's own sheet. False where there is none: the caller copies the link instead. */
export async function shareLink({ title, text, url }: SharedText): Promise<boolean> {
  if (typeof navigator.share !== 'function') return false;
  // Closing the sheet rejects, and is no fault.
  await navigator.share({ title, text, url }).catch(() => undefined);
  return true;
}
