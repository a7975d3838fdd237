import type { FilmBytes } from './queued-film';

export function blobBytes(blob: Blob): FilmBytes {
  return {
    sizeBytes: blob.size,
    slice: async (start, end) => blob.slice(start, end),
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
  };
}
