import type { FilmSource } from '../../lib/upload/film-store.port';

/** A film on this device, not yet queued. */
export interface RecordedFilm {
  source: FilmSource;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  /** Null when the file does not say. */
  durationMs: number | null;
  /** An address the preview can play. */
  previewUri: string;
}
