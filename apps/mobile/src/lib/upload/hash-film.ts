import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

import { throwIfAborted } from '../abort';
import type { FilmBytes } from './queued-film';

/** Small enough that the screen stays smooth between two pieces; each read gives way to it. */
const CHUNK_BYTES = 512 * 1024;

/** SHA-256 of the whole film in hex, read piece by piece. */
export async function hashFilm(bytes: FilmBytes, signal: AbortSignal): Promise<string> {
  const hash = sha256.create();
  for (let start = 0; start < bytes.sizeBytes; start += CHUNK_BYTES) {
    throwIfAborted(signal);
    hash.update(await bytes.read(start, Math.min(start + CHUNK_BYTES, bytes.sizeBytes)));
  }
  return bytesToHex(hash.digest());
}
