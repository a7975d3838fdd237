import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshEmail, TestApi, type SignedIn } from '../../../test/support/test-api.js';
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

const OLD = 'tres tigres tristes';
const NEW = 'tragaban trigo en un trigal';
const login = (identifier: string, password: string) =>
  api.call<SignedIn>('POST', '/auth/login', { body: { identifier, password } });
const forgot = (identifier: string) =>
  api.call<{ challengeId: string }>('POST', '/auth/password/forgot', { body: { identifier } });
const reset = (body: object) => api.call<SignedIn>('POST', '/auth/password/reset', { body });
const me = (token: string) => api.call('GET', '/users/me', { token });

describe('a forgotten password', () => {
  it('is replaced by code; every other session ends and the lock is lifted', async () => {
    const email = freshEmail();
    const old = await api.registered({ email, password: OLD });
    expect((await me(old.accessToken)).status).toBe(200);
    for (let index = 0; index < 5; index += 1) await login(email, 'no es la buena');
    expect((await login(email, OLD)).status).toBe(429);

    const { challengeId } = (await forgot(email)).body;
    const code = await api.codeFor(email);
    const answer = await reset({ challengeId, code, password: NEW });
    expect(answer.status).toBe(200);
    expect((await me(answer.body.accessToken)).status).toBe(200);
    expect((await me(old.accessToken)).status).toBe(401);
    expect((await login(email, NEW)).status).toBe(200);
    expect((await login(email, OLD)).status).toBe(401);
  });

  it('is not spent on a password that breaks the rules', async () => {
    const email = freshEmail();
    await api.registered({ email, password: OLD });
    const { challengeId } = (await forgot(email)).body;
    const code = await api.codeFor(email);
    for (const password of ['corta', 'password', email]) {
      expect((await reset({ challengeId, code, password })).body).toMatchObject({
        errors: [{ field: 'password' }],
      });
    }
    expect((await reset({ challengeId, code, password: NEW })).status).toBe(200);
  });

  it('looks the same for somebody without an account, who gets no message', async () => {
    const stranger = freshEmail();
    const answer = await forgot(stranger);
    expect(answer.status).toBe(202);
    expect(await api.lastMessageTo(stranger)).toBeUndefined();
  });
});

describe('changing the password', () => {
  it('asks for the current one and ends the other sessions', async () => {
    const email = freshEmail();
    const other = await api.registered({ email, password: OLD });
    const { accessToken: token } = (await login(email, OLD)).body;
    const change = (body: object) => api.call('POST', '/auth/password/change', { token, body });
    expect((await change({ currentPassword: 'otra', password: NEW })).status).toBe(401);
    expect((await change({ password: NEW })).status).toBe(401);
    expect((await change({ currentPassword: OLD, password: NEW })).status).toBe(204);
    expect((await me(token)).status).toBe(200);
    expect((await me(other.accessToken)).status).toBe(401);
    expect((await login(email, NEW)).status).toBe(200);
  });

  it('gives a first one to a person who has none', async () => {
    const email = freshEmail();
    const { accessToken: token } = await api.registered({ email });
    const body = { password: NEW };
    expect((await api.call('POST', '/auth/password/change', { token, body })).status).toBe(204);
    expect((await login(email, NEW)).status).toBe(200);
  });
});

describe('sessions', () => {
  interface List {
    items: Array<{ id: string; deviceName: string | null; isCurrent: boolean }>;
  }

  it('are listed with their device, and closed one by one or all at once', async () => {
    const email = freshEmail();
    const phone = await api.registered({ email, password: OLD });
    const body = { identifier: email, password: OLD, deviceName: 'Tableta' };
    const tablet = (await api.call<SignedIn>('POST', '/auth/login', { body })).body;
    const { items } = (await api.call<List>('GET', '/auth/sessions', { token: phone.accessToken }))
      .body;
    expect(items.map((item) => [item.deviceName, item.isCurrent])).toEqual([
      ['Tableta', false],
      [null, true],
    ]);
    const path = `/auth/sessions/${items[0]!.id}`;
    const stranger = await api.registered();
    expect((await api.call('DELETE', path, { token: stranger.accessToken })).status).toBe(404);
    expect((await api.call('DELETE', path, { token: phone.accessToken })).status).toBe(204);
    expect((await me(tablet.accessToken)).status).toBe(401);
    expect((await api.call('DELETE', path, { token: phone.accessToken })).status).toBe(404);

    const again = (await login(email, OLD)).body;
    const all = await api.call('POST', '/auth/logout-all', { token: again.accessToken });
    expect(all.status).toBe(204);
    expect((await me(again.accessToken)).status).toBe(401);
    expect((await me(phone.accessToken)).status).toBe(401);
    expect((await me(stranger.accessToken)).status).toBe(200);
  });
});
