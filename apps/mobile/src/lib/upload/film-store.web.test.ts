import 'fake-indexeddb/auto';

import { build } from '../../test-support/build';
import { createFilmStore } from './film-store.web';

/** Node's structured clone and Blob stand in for the browser's. */
describe('the film store of the browser', () => {
  it('gives back after a reload what was added, oldest first', async () => {
    const store = createFilmStore();
    const bytes = Uint8Array.from([1, 2, 3, 4, 5]);
    const blob = new (jest.requireActual<typeof import('node:buffer')>('node:buffer').Blob)([
      bytes,
    ]);
    const later = build.film({ id: 'b', queuedAt: '2026-11-25T17:00:00.000Z' });
    const earlier = build.film({ id: 'a', queuedAt: '2026-11-25T16:00:00.000Z' });
    await store.add(later, { kind: 'blob', blob: blob as unknown as Blob });
    await store.add(earlier, { kind: 'blob', blob: blob as unknown as Blob });

    const reloaded = createFilmStore();
    expect((await reloaded.list()).map(({ id }) => id)).toEqual(['a', 'b']);

    await reloaded.update({ ...earlier, uploadId: 'upload-9' });
    expect((await reloaded.list())[0]!.uploadId).toBe('upload-9');

    await reloaded.remove('a');
    expect((await reloaded.list()).map(({ id }) => id)).toEqual(['b']);
    await expect(reloaded.open('a')).rejects.toMatchObject({ failure: { code: 'film.gone' } });
  });
});
