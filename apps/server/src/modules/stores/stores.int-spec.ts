import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApi } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database);
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

interface Store {
  readonly id: string;
  readonly name: string;
}

async function openStore(token: string, name = 'La Esperanza', headers = {}) {
  const body = { name, giro: 'abarrotes' };
  return api.call<Store>('POST', '/stores', { token, body, headers });
}

describe('stores', () => {
  it('belong to whom opened them, with every scope', async () => {
    const { accessToken: token, user } = await api.registered();
    const created = await openStore(token);
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ name: 'La Esperanza', role: 'OWNER' });
    const read = await api.call('GET', `/stores/${created.body.id}`, { token });
    expect(read.body).toEqual(created.body);
    const events = await database.superuser(
      `SELECT payload FROM platform.outbox_events WHERE name = 'store.created'`,
    );
    expect(events).toContainEqual({ payload: { storeId: created.body.id, ownerId: user.id } });
  });

  it('are opened once for one Idempotency-Key', async () => {
    const { accessToken: token } = await api.registered();
    const headers = { 'idempotency-key': 'abrir-tienda-1' };
    const first = await openStore(token, 'Una', headers);
    const second = await openStore(token, 'Una', headers);
    expect(second.body).toEqual(first.body);
    const list = await api.call<{ items: Store[] }>('GET', '/stores', { token });
    expect(list.body.items).toHaveLength(1);
  });

  it('come in pages, oldest first', async () => {
    const { accessToken: token } = await api.registered();
    for (const name of ['A', 'B', 'C']) await openStore(token, name);
    type List = { items: Store[]; nextCursor: string | null };
    const first = await api.call<List>('GET', '/stores?limit=2', { token });
    expect(first.body.items.map((store) => store.name)).toEqual(['A', 'B']);
    const cursor = encodeURIComponent(first.body.nextCursor!);
    const second = await api.call<List>('GET', `/stores?limit=2&cursor=${cursor}`, { token });
    expect(second.body).toMatchObject({ items: [{ name: 'C' }], nextCursor: null });
    const broken = await api.call('GET', '/stores?cursor=x', { token });
    expect(broken.body).toMatchObject({ code: 'cursor.invalid' });
  });

  it('do not exist for anybody else', async () => {
    const owner = await api.registered();
    const stranger = await api.registered();
    const { body: store } = await openStore(owner.accessToken);
    const token = stranger.accessToken;
    const foreign = await api.call('GET', `/stores/${store.id}`, { token });
    const absent = await api.call('GET', `/stores/018f0000-0000-7000-8000-000000000000`, { token });
    expect(foreign.status).toBe(404);
    const hideId = (body: object) => ({ ...body, requestId: null });
    expect(hideId(foreign.body)).toEqual(hideId(absent.body));
    const list = await api.call<{ items: Store[] }>('GET', '/stores', { token });
    expect(list.body.items).toEqual([]);
    expect((await api.call('GET', '/stores')).status).toBe(401);
  });
});
