import AsyncStorage from '@react-native-async-storage/async-storage';

import { build } from '../../test-support/build';
import { createMemoryFilmStore } from '../../test-support/memory-film-store';
import { createFilmStore } from './film-store';
import { filmStoreContract, type FilmDevice } from './film-store.contract';

/** The phone's files, in memory, by their address. */
const mockFiles = new Map<string, Uint8Array<ArrayBuffer>>();

jest.mock('expo-file-system', () => {
  const uriOf = (parts: ReadonlyArray<string | { uri: string }>) =>
    parts.map((part) => (typeof part === 'string' ? part : part.uri)).join('/');
  return {
    Paths: { document: { uri: 'documents' } },
    Directory: class {
      readonly exists = true;
      readonly uri: string;
      constructor(...parts: Array<string | { uri: string }>) {
        this.uri = uriOf(parts);
      }
    },
    File: class {
      readonly uri: string;
      constructor(...parts: Array<string | { uri: string }>) {
        this.uri = uriOf(parts);
      }
      get exists() {
        return mockFiles.has(this.uri);
      }
      get size() {
        return mockFiles.get(this.uri)?.length ?? 0;
      }
      async copy(to: { uri: string }) {
        mockFiles.set(to.uri, mockFiles.get(this.uri)!);
      }
      delete() {
        mockFiles.delete(this.uri);
      }
      open() {
        const content = mockFiles.get(this.uri)!;
        return {
          offset: 0,
          readBytes(count: number) {
            return content.slice(this.offset, this.offset + count);
          },
          close: () => undefined,
        };
      }
    },
  };
});

async function openPhone(): Promise<FilmDevice> {
  mockFiles.clear();
  await AsyncStorage.clear();
  return {
    start: createFilmStore,
    film: (content) => {
      mockFiles.set('camera/film.mp4', content);
      return { kind: 'file', uri: 'camera/film.mp4' };
    },
  };
}

filmStoreContract('a phone', openPhone);

filmStoreContract('the tests', async () => {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  const store = createMemoryFilmStore((source) =>
    source.kind === 'file' ? contents.get(source.uri)! : new Uint8Array(),
  );
  return {
    start: () => store,
    film: (content) => {
      contents.set('film', content);
      return { kind: 'file', uri: 'film' };
    },
  };
});

describe('the film store of a phone', () => {
  it('goes on after a record could not be written', async () => {
    const device = await openPhone();
    const store = device.start();
    const film = build.film({ id: 'a' });
    jest.mocked(AsyncStorage.setItem).mockRejectedValueOnce(new Error('no room'));
    await expect(store.add(film, device.film(Uint8Array.of(1)))).rejects.toThrow('no room');
    await store.add(film, device.film(Uint8Array.of(1)));
    expect(await store.list()).toEqual([film]);
  });
});
