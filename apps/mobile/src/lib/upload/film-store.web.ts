import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import { oneAtATime } from '../one-at-a-time';
import { blobBytes } from './blob-bytes';
import { filmGone, type FilmStore } from './film-store.port';
import type { QueuedFilm } from './queued-film';

interface FilmDatabase extends DBSchema {
  films: { key: string; value: QueuedFilm };
  bytes: { key: string; value: Blob };
}

const DATABASE = 'miinventario';
const LOCK = 'miinventario.uploads';

const inThisWindow = oneAtATime();

function openFilmDatabase(): Promise<IDBPDatabase<FilmDatabase>> {
  return openDB<FilmDatabase>(DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore('films', { keyPath: 'id' });
      database.createObjectStore('bytes');
    },
  });
}

/** IndexedDB keeps Blobs on disk; record and bytes are written in one transaction. */
export function createFilmStore(): FilmStore {
  let opened: Promise<IDBPDatabase<FilmDatabase>> | null = null;
  const database = () => (opened ??= openFilmDatabase());
  return {
    async add(film, source) {
      if (source.kind !== 'blob') throw new Error('A browser queues blobs only');
      const transaction = (await database()).transaction(['films', 'bytes'], 'readwrite');
      await Promise.all([
        transaction.objectStore('films').put(film),
        transaction.objectStore('bytes').put(source.blob, film.id),
        transaction.done,
      ]);
    },
    async list() {
      const films = await (await database()).getAll('films');
      return films.sort((a, b) => a.queuedAt.localeCompare(b.queuedAt));
    },
    async update(film) {
      const transaction = (await database()).transaction('films', 'readwrite');
      // Progress of a film that was taken away meanwhile must not bring it back.
      if ((await transaction.store.getKey(film.id)) !== undefined) {
        await transaction.store.put(film);
      }
      await transaction.done;
    },
    async open(filmId) {
      const blob = await (await database()).get('bytes', filmId);
      if (blob === undefined) throw filmGone();
      return blobBytes(blob);
    },
    async remove(filmId) {
      const transaction = (await database()).transaction(['films', 'bytes'], 'readwrite');
      await Promise.all([
        transaction.objectStore('films').delete(filmId),
        transaction.objectStore('bytes').delete(filmId),
        transaction.done,
      ]);
    },
    exclusively(task) {
      const locks: LockManager | undefined = globalThis.navigator?.locks;
      return locks === undefined ? inThisWindow(task) : locks.request(LOCK, task);
    },
  };
}
