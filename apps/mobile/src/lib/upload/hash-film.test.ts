import { createHash } from 'node:crypto';

import { bytesOf } from '../../test-support/memory-film-store';
import { hashFilm } from './hash-film';

describe('hashFilm', () => {
  it('gives the SHA-256 of the whole film, read in pieces', async () => {
    const content = Uint8Array.from({ length: 1_200_000 }, (_, index) => (index * 31) % 251);
    const expected = createHash('sha256').update(content).digest('hex');
    expect(await hashFilm(bytesOf(content), new AbortController().signal)).toBe(expected);
  });

  it('stops when it is told to', async () => {
    const stopping = new AbortController();
    stopping.abort();
    await expect(hashFilm(bytesOf(new Uint8Array(4)), stopping.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});
