import { build } from '../../test-support/build';
import { exclusiveContract } from '../../test-support/exclusive.contract';
import type { FilmSource, FilmStore } from './film-store.port';

/** A device: each call of `start` is a start of the app on it. */
export interface FilmDevice {
  readonly start: () => FilmStore;
  /** A film as the camera leaves it. */
  readonly film: (content: Uint8Array<ArrayBuffer>) => FilmSource;
}

const BYTES = Uint8Array.from([1, 2, 3, 4, 5]);
const LATER = build.film({ id: 'b', queuedAt: '2026-11-25T17:00:00.000Z' });
const EARLIER = build.film({ id: 'a', queuedAt: '2026-11-25T16:00:00.000Z' });

/** What every implementation of the port does, whatever is below it. */
export function filmStoreContract(name: string, open: () => Promise<FilmDevice>): void {
  describe(`the film store of ${name}`, () => {
    /** Two films in the queue, the later one first. */
    async function filled(): Promise<FilmDevice> {
      const device = await open();
      const store = device.start();
      await store.add(LATER, device.film(BYTES));
      await store.add(EARLIER, device.film(BYTES));
      return device;
    }
    const idsIn = async (store: FilmStore) => (await store.list()).map(({ id }) => id);

    it('gives back after a restart what was added, oldest first', async () => {
      const device = await filled();
      expect(await device.start().list()).toEqual([EARLIER, LATER]);
    });

    it('gives the bytes, whole and in parts', async () => {
      const store = (await filled()).start();
      const bytes = await store.open('a');
      expect(bytes.sizeBytes).toBe(BYTES.length);
      expect([...(await bytes.read(1, 4))]).toEqual([2, 3, 4]);
      expect([...(await bytes.read(4, 5))]).toEqual([5]);
    });

    it('keeps what became of a film', async () => {
      const device = await filled();
      await device.start().update({ ...EARLIER, uploadId: 'upload-9' });
      expect((await device.start().list())[0]).toMatchObject({ uploadId: 'upload-9' });
    });

    it('forgets a film with its bytes, and progress does not bring it back', async () => {
      const store = (await filled()).start();
      await store.remove('a');
      await store.update({ ...EARLIER, uploadId: 'upload-9' });
      expect(await idsIn(store)).toEqual(['b']);
      await expect(store.open('a')).rejects.toMatchObject({ failure: { code: 'film.gone' } });
    });

    exclusiveContract(() => {
      let store: Promise<FilmStore> | undefined;
      return {
        exclusively: async (task) =>
          (await (store ??= open().then((device) => device.start()))).exclusively(task),
      };
    });
  });
}
