import AsyncStorage from '@react-native-async-storage/async-storage';
import { Directory, File, Paths } from 'expo-file-system';

import { oneAtATime } from '../one-at-a-time';
import { filmGone, type FilmStore } from './film-store.port';
import type { FilmBytes, QueuedFilm } from './queued-film';

const INDEX_KEY = 'miinventario.films';

function folder(): Directory {
  const directory = new Directory(Paths.document, 'films');
  if (!directory.exists) directory.create({ intermediates: true });
  return directory;
}

/** `File.slice` loads the whole file into memory; an open handle with an offset does not. */
function fileBytes(file: File): FilmBytes {
  const read = async (start: number, end: number) => {
    // Reading is synchronous here: give the screen its turn first.
    await new Promise((resolve) => setTimeout(resolve, 0));
    const handle = file.open();
    try {
      handle.offset = start;
      return handle.readBytes(end - start);
    } finally {
      handle.close();
    }
  };
  return { sizeBytes: file.size, slice: read, read };
}

async function readIndex(): Promise<QueuedFilm[]> {
  const text = await AsyncStorage.getItem(INDEX_KEY);
  return text === null ? [] : (JSON.parse(text) as QueuedFilm[]);
}

/** One process owns the phone's folder. */
const exclusively = oneAtATime();

/** The phone keeps the bytes in its documents folder and the records beside the settings. */
export function createFilmStore(): FilmStore {
  const inTurn = oneAtATime();
  const change = (edit: (films: QueuedFilm[]) => QueuedFilm[]) =>
    inTurn(async () => {
      await AsyncStorage.setItem(INDEX_KEY, JSON.stringify(edit(await readIndex())));
    });
  const fileOf = (filmId: string) => new File(folder(), filmId);
  return {
    async add(film, source) {
      if (source.kind !== 'file') throw new Error('A phone queues files only');
      await new File(source.uri).copy(fileOf(film.id));
      await change((films) => [...films, film]);
    },
    async list() {
      const films = await inTurn(readIndex);
      return films.sort((a, b) => a.queuedAt.localeCompare(b.queuedAt));
    },
    update: (film) =>
      change((films) => films.map((other) => (other.id === film.id ? film : other))),
    async open(filmId) {
      const file = fileOf(filmId);
      if (!file.exists) throw filmGone();
      return fileBytes(file);
    },
    async remove(filmId) {
      await change((films) => films.filter((film) => film.id !== filmId));
      const file = fileOf(filmId);
      if (file.exists) file.delete();
    },
    exclusively,
  };
}
