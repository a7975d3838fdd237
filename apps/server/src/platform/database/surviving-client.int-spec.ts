import { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TestDatabase } from '../../../test/support/test-database.js';
import { newId } from './ids.js';
import type { UserId } from './actor.js';

/** What a socket hands to the system, one call a write. */
const wire = Socket.prototype as unknown as Record<'_write' | '_writev', (chunk: unknown) => void>;

let database: TestDatabase;

beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

describe('the start of a transaction', () => {
  it('leaves with the first statement in one write to the server', async () => {
    const actor = { kind: 'user', userId: newId<UserId>(), role: 'USER' } as const;
    const read = () => database.db.read(actor, (tx) => tx.query('SELECT $1::int AS one', [1]));
    // Statements that come again are prepared; the third time nothing is new.
    await read();
    await read();
    const several = vi.spyOn(wire, '_writev');
    const single = vi.spyOn(wire, '_write');
    try {
      expect(await read()).toEqual([{ one: 1 }]);
      // BEGIN, the context and the statement; then COMMIT.
      expect(several.mock.calls.length + single.mock.calls.length).toBe(2);
    } finally {
      several.mockRestore();
      single.mockRestore();
    }
  });
});
