import { oneAtATime } from '../lib/one-at-a-time';
import { filmGone, type FilmSource, type FilmStore } from '../lib/upload/film-store.port';
import type { FilmBytes, QueuedFilm } from '../lib/upload/queued-film';

export function bytesOf(content: Uint8Array<ArrayBuffer>): FilmBytes {
  const read = async (start: number, end: number) => content.slice(start, end);
  return { sizeBytes: content.length, slice: read, read };
}

/** Keeps what a disk would keep: two queues over one store are two starts of the app. */
export function createMemoryFilmStore(
  contentOf: (source: FilmSource) => Uint8Array<ArrayBuffer>,
): FilmStore {
  const films = new Map<string, QueuedFilm>();
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  return {
    add: async (film, source) => {
      films.set(film.id, film);
      contents.set(film.id, contentOf(source));
    },
    list: async () => [...films.values()].sort((a, b) => a.queuedAt.localeCompare(b.queuedAt)),
    update: async (film) => {
      if (films.has(film.id)) films.set(film.id, film);
    },
    open: async (filmId) => {
      const content = contents.get(filmId);
      if (content === undefined) throw filmGone();
      return bytesOf(content);
    },
    remove: async (filmId) => {
      films.delete(filmId);
      contents.delete(filmId);
    },
    exclusively: oneAtATime(),
  };
}
