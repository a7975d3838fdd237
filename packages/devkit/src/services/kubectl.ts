import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram, unpackPackages } from './debian-packages.js';

/**
 * The `kubectl` of Debian's package kubernetes-client: the system's, else unpacked into `cacheDir`.
 * @throws Error when it is not there and cannot be fetched
 */
export async function findKubectl(cacheDir: string): Promise<string> {
  const installed = await findProgram('kubectl');
  if (installed) return installed;
  await mkdir(cacheDir, { recursive: true });
  const root = join(cacheDir, 'kubernetes-client');
  await unpackPackages(['kubernetes-client'], root);
  return join(root, 'usr', 'bin', 'kubectl');
}
