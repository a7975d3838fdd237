import type { Failure } from '../api/failure';

export interface FilmSession {
  countId?: string;
  area?: string;
}

/** A film that waits on this device until the server has all of it. Kept across restarts. */
export interface QueuedFilm {
  id: string;
  storeId: string;
  /** The count that it is for, and the place of the shop; films of older versions have none. */
  session?: FilmSession | undefined;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  /** As measured while filming; null for a file of unknown length. */
  durationMs: number | null;
  queuedAt: string;
  sessionId: string | null;
  uploadId: string | null;
  /** Hex of the whole file, once computed. */
  sha256: string | null;
  /** One idempotency key per step, made once, so that a repeated step has one effect. */
  keys: { session: string; upload: string; complete: string };
  /** Why the server will not take it; such a film waits for a person, not for the network. */
  refusal: Failure | null;
}

/** Reads a queued film in pieces, never the whole at once. */
export interface FilmBytes {
  readonly sizeBytes: number;
  /** The bytes from `start` up to, not including, `end`, in the form the network layer sends best. */
  slice(start: number, end: number): Promise<Blob | Uint8Array<ArrayBuffer>>;
  read(start: number, end: number): Promise<Uint8Array>;
}
