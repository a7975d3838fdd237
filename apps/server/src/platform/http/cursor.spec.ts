import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, toPage } from './cursor.js';

const id = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('cursors', () => {
  it('come back as they were made', () => {
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(decodeCursor(encodeCursor({ key, id }))).toEqual({ key, id });
      }),
    );
  });

  it('are refused with a clear error when this API did not make them', () => {
    const junk = Buffer.from('{"a":1}').toString('base64url');
    const noId = Buffer.from('["x","y"]').toString('base64url');
    for (const text of ['zzz', junk, noId, '%00', 'bnVsbA']) {
      expect(() => decodeCursor(text)).toThrow(expect.objectContaining({ code: 'cursor.invalid' }));
    }
  });

  it('name a next page only when there is one', () => {
    const rows = [1, 2, 3];
    const cut = (limit: number) => toPage(rows, limit, String, (row) => ({ key: `${row}`, id }));
    expect(cut(3)).toEqual({ items: ['1', '2', '3'], nextCursor: null });
    expect(cut(2).items).toEqual(['1', '2']);
    expect(decodeCursor(cut(2).nextCursor!)).toEqual({ key: '2', id });
  });
});
