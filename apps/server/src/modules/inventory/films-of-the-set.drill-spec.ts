import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sharedDirectory } from '@miinventario/devkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FilmShop } from '../../../test/support/film-shop.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import type { StoreActor } from '../../platform/database/actor.js';

describe('films of every make and fault, through the whole worker', () => {
  let database: TestDatabase;
  let shop: FilmShop;
  let actor: StoreActor;

  beforeAll(async () => {
    database = await TestDatabase.create();
    shop = await FilmShop.open(database);
    actor = await shop.store();
  });
  afterAll(async () => {
    await shop.close();
    await database.drop();
  });

  it('gives every film of the shared set the outcome written beside it', async (context) => {
    const shared = sharedDirectory();
    if (!shared) return context.skip('shelf/bad: SHARED_DIR is not there');
    const folder = join(shared, 'shelf', 'bad');
    const text = await readFile(join(folder, 'expected.json'), 'utf8');
    const { files } = JSON.parse(text) as {
      files: Record<string, { accept: boolean | 'either' }>;
    };
    for (const [name, { accept }] of Object.entries(files)) {
      const before = await shop.wallet(actor);
      const id = await shop.send(actor, await readFile(join(folder, name)));
      const { session } = await shop.settled(actor, id);
      const after = await shop.wallet(actor);
      expect(['READY', 'FAILED'], name).toContain(session.status);
      if (accept === true) expect(session.status, name).toBe('READY');
      if (accept === false) expect(session.status, name).toBe('FAILED');
      // The store knows no product, so nothing is worth its price, whatever was seen.
      expect(session.charged, name).toBe(false);
      expect(after, name).toEqual(before);
      if (session.status === 'FAILED') expect(session.failure_code, name).toMatch(/^film\./);
    }
  }, 600_000);
});
