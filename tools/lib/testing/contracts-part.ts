import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GENERATED, generateClient, staleFiles } from '../contracts/generate-client.js';
import { buildServer } from '../swc-build.js';
import { PASSED_CHECK, type PartResult } from './part.js';

/** Fails when the committed client is not the one that the server's routes make. */
export async function checkContracts(): Promise<PartResult> {
  await buildServer();
  const fresh = await mkdtemp(join(tmpdir(), 'mi-client-'));
  try {
    await generateClient(fresh);
    const stale = await staleFiles(fresh, GENERATED);
    if (stale.length === 0) return PASSED_CHECK;
    const message = `stale, run npm run generate: ${stale.join(', ')}`;
    return { passed: 0, failures: [{ name: 'generated API client', message }], skipped: [] };
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
