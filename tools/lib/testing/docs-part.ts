import { stalePages } from '../docs/generate-docs.js';
import { PASSED_CHECK, type PartResult } from './part.js';

/** Fails when a page that follows from the code is not as the code makes it. */
export async function checkDocs(): Promise<PartResult> {
  const stale = await stalePages();
  if (stale.length === 0) return PASSED_CHECK;
  const message = `stale, run npm run generate: ${stale.join(', ')}`;
  return { passed: 0, failures: [{ name: 'generated pages', message }], skipped: [] };
}
