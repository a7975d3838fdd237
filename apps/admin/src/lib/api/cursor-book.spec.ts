import { describe, expect, it } from 'vitest';
import { CursorBook } from './cursor-book';

/** A list of three pages, and how often each was read. */
function threePages() {
  const reads: Array<string | undefined> = [];
  const next: Readonly<Record<string, string | null>> = { first: 'b', b: 'c', c: null };
  return {
    reads,
    turn: async (cursor: string | undefined): Promise<string | null> => {
      reads.push(cursor);
      return next[cursor ?? 'first'] ?? null;
    },
  };
}

describe('CursorBook', () => {
  it('begins a list without a cursor and without reading', async () => {
    const { turn, reads } = threePages();
    expect(await new CursorBook().find('users', 1, turn)).toBeUndefined();
    expect(reads).toEqual([]);
  });

  it('remembers where the page after the one that was shown begins', async () => {
    const { turn, reads } = threePages();
    const book = new CursorBook();
    book.note('users', 1, 'b');
    expect(await book.find('users', 2, turn)).toBe('b');
    expect(reads).toEqual([]);
  });

  it('walks to a page that was opened by its address', async () => {
    const { turn, reads } = threePages();
    expect(await new CursorBook().find('users', 3, turn)).toBe('c');
    expect(reads).toEqual([undefined, 'b']);
  });

  it('says that a page beyond the last does not exist', async () => {
    const { turn } = threePages();
    expect(await new CursorBook().find('users', 4, turn)).toBeNull();
  });

  it('forgets later pages when an earlier one is read anew', async () => {
    const { turn } = threePages();
    const book = new CursorBook();
    book.note('users', 1, 'old');
    book.note('users', 2, 'older');
    book.note('users', 1, 'b');
    expect(await book.find('users', 3, turn)).toBe('c');
  });

  it('keeps lists apart', async () => {
    const { turn } = threePages();
    const book = new CursorBook();
    book.note('users', 1, 'x');
    expect(await book.find('stores', 2, turn)).toBe('b');
  });
});
