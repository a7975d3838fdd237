import { FailureError } from '../api/failure';
import type { FilmBytes, QueuedFilm } from './queued-film';

/** Where a film is before it enters the queue: a Blob in a browser, a file on a phone. */
export type FilmSource = { kind: 'blob'; blob: Blob } | { kind: 'file'; uri: string };

/** The bytes are gone (the browser was cleaned): no later try can help. */
export function filmGone(): FailureError {
  return new FailureError({
    kind: 'rejected',
    code: 'film.gone',
    status: 410,
    title: '',
    detail: null,
  });
}

/**
 * The durable queue of films. Whatever `add` has resolved for survives a reload, a killed app
 * and a phone without battery.
 */
export interface FilmStore {
  /** Keeps film and bytes; throws when the device has no room. */
  add(film: QueuedFilm, source: FilmSource): Promise<void>;
  /** Oldest first. */
  list(): Promise<QueuedFilm[]>;
  update(film: QueuedFilm): Promise<void>;
  /** Throws `filmGone` when the bytes are no longer on the device. */
  open(filmId: string): Promise<FilmBytes>;
  remove(filmId: string): Promise<void>;
  /** One task at a time over all windows of the app, so that a film never goes up twice. */
  exclusively<T>(task: () => Promise<T>): Promise<T>;
}
