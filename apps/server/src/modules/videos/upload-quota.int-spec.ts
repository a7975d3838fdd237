import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StoreApi } from '../../../test/support/store-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';

const MOST = 2;

describe('films that a store sends at once', () => {
  let database: TestDatabase;
  let shop: StoreApi;

  beforeAll(async () => {
    database = await TestDatabase.create();
    await database.superuser(
      `INSERT INTO admin.settings (key, value) VALUES ('uploads.open_per_store', $1)`,
      [JSON.stringify(MOST)],
    );
    shop = await StoreApi.open(database);
  });
  afterAll(async () => {
    await shop.api.stop();
    await database.drop();
  });

  const open = async (to: StoreApi, sessionId?: string) => {
    const id =
      sessionId ?? (await to.call<{ id: string }>('POST', '/sessions', { body: {} })).body.id;
    const body = {
      sessionId: id,
      fileName: 'a.mp4',
      contentType: 'video/mp4',
      sizeBytes: 6_000_000,
    };
    return { sessionId: id, answer: await to.call<{ id: string }>('POST', '/uploads', { body }) };
  };

  it('are bounded by the setting, with the time to come back, and give way when one is given up', async () => {
    const first = await open(shop);
    const second = await open(shop);
    expect([first.answer.status, second.answer.status]).toEqual([201, 201]);
    const third = await open(shop);
    expect(third.answer.status).toBe(429);
    expect(third.answer.body).toMatchObject({
      code: 'uploads.too_many_open',
      detail: 'La tienda ya está enviando 2 videos. Espera a que termine alguno.',
    });
    expect(third.answer.headers['retry-after']).toBe('60');
    // One that is open already goes on, and another store has its own number.
    expect((await open(shop, first.sessionId)).answer.status).toBe(201);
    expect((await open(await shop.another('Otra tienda'))).answer.status).toBe(201);
    await shop.call('POST', `/uploads/${second.answer.body.id}/abort`);
    expect((await open(shop, third.sessionId)).answer.status).toBe(201);
  });
});
