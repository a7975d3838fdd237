import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectations } from '../../../test/access/expectations.js';
import { fillPath, readOperations, type Operation } from '../../../test/access/operations.js';
import { given } from '../../../test/support/builders.js';
import { auditOf, countOf, staff, tokenOf } from '../../../test/support/staff.js';
import { TestApi } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import { newId } from '../../platform/database/ids.js';

let database: TestDatabase;
let api: TestApi;
let me: Awaited<ReturnType<typeof staff>>;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database);
  me = await staff(database, api);
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

type Items = { items: Array<Record<string, unknown>>; nextCursor: string | null };

const get = <Body = Record<string, unknown>>(path: string, headers: Record<string, string> = {}) =>
  api.call<Body>('GET', path, { token: me.token, headers });
const post = (path: string, body: object) => api.call('POST', path, { token: me.token, body });
const put = (path: string, body: object) => api.call('PUT', path, { token: me.token, body });
const lastAct = async (action: string) =>
  (await auditOf(database, me.id)).filter((entry) => entry.action === action).at(-1);

describe('people', () => {
  it('are found by part of their e-mail, and shown with what they have', async () => {
    const store = await given.store(database, { name: 'La Michoacana' });
    const [owner] = await database.superuser<{ email: string }>(
      `SELECT email FROM auth.users WHERE id = $1`,
      [store.ownerId],
    );
    const found = await get<Items>(`/admin/users?search=${encodeURIComponent(owner!.email)}`);
    expect(found.body.items).toMatchObject([{ id: store.ownerId, stores: 1, status: 'ACTIVE' }]);
    const file = await get(`/admin/users/${store.ownerId}`, {
      'x-admin-reason': encodeURIComponent('Pidió ayuda por teléfono: folio 31'),
    });
    expect(file.body).toMatchObject({ memberships: [{ name: 'La Michoacana', role: 'OWNER' }] });
    expect(await lastAct('user.viewed')).toMatchObject({
      target: `user:${store.ownerId}`,
      reason: 'Pidió ayuda por teléfono: folio 31',
    });
    const stores = await get<Items>(`/admin/stores?search=michoac`);
    expect(stores.body.items).toMatchObject([{ name: 'La Michoacana', members: 1, sessions: 0 }]);
    const none = await get<Items>('/admin/users?search=%25%25');
    expect(none.body.items).toEqual([]);
  });

  it('are shut out at once and let in again, with a reason', async () => {
    const { id } = await given.user(database);
    const token = await tokenOf(database, api, id);
    expect((await api.call('GET', '/users/me', { token })).status).toBe(200);
    const bare = await post(`/admin/users/${id}/suspend`, {});
    expect(bare.body['code']).toBe('request.invalid');
    expect((await post(`/admin/users/${id}/suspend`, { reason: 'Fraude' })).status).toBe(204);
    expect((await api.call('GET', '/users/me', { token })).status).toBe(401);
    expect(await lastAct('user.suspended')).toMatchObject({ reason: 'Fraude' });
    expect((await post(`/admin/users/${id}/reactivate`, { reason: 'Error' })).status).toBe(204);
    const again = await tokenOf(database, api, id);
    expect((await api.call('GET', '/users/me', { token: again })).status).toBe(200);
  });

  it('become staff and cease to be; nobody does it to themselves', async () => {
    const { id } = await given.user(database);
    const role = { role: 'ADMIN', reason: 'Nueva en el equipo' };
    expect((await post(`/admin/users/${id}/role`, role)).status).toBe(204);
    expect((await get(`/admin/users/${id}`)).body).toMatchObject({ role: 'ADMIN' });
    const own = await post(`/admin/users/${me.id}/role`, { role: 'USER', reason: 'Me voy' });
    expect(own.body['code']).toBe('admin.own_account');
    const reset = await post(`/admin/users/${id}/second-factor/reset`, { reason: 'Perdió el cel' });
    expect(reset.status).toBe(204);
  });
});

describe('sessions', () => {
  it('are looked at with a reason, and never without', async () => {
    const store = await given.store(database);
    const id = await countOf(database, store, { status: 'READY' });
    expect((await get(`/admin/sessions/${id}`)).body['code']).toBe('admin.reason_required');
    const shown = await get(`/admin/sessions/${id}`, { 'x-admin-reason': 'Folio%2032' });
    expect(shown.body).toMatchObject({ id, session: { status: 'READY' }, facings: [], items: [] });
    expect(await lastAct('session.viewed')).toMatchObject({ reason: 'Folio 32' });
  });

  it('are tried again when the failure was ours, and not otherwise', async () => {
    const store = await given.store(database);
    const ours = { status: 'FAILED', failure: 'session.processing_failed' };
    const id = await countOf(database, store, ours);
    const answer = await post(`/admin/sessions/${id}/retry`, { reason: 'Ya hay servicio' });
    expect(answer.body).toMatchObject({ session: { status: 'UPLOADED' }, mayRetry: false });
    const [job] = await database.superuser<{ payload: object }>(
      `SELECT payload FROM platform.outbox_events WHERE payload->>'sessionId' = $1`,
      [id],
    );
    expect(job?.payload).toMatchObject({ storeId: store.id });
    expect(await lastAct('session.retried')).toMatchObject({ reason: 'Ya hay servicio' });
    const again = await post(`/admin/sessions/${id}/retry`, { reason: 'Otra vez' });
    expect(again.status).toBe(409);
    const listed = await get<Items>(`/admin/sessions?status=UPLOADED,FAILED&storeId=${store.id}`);
    expect(listed.body.items.map((row) => row['id'])).toEqual([id]);
  });
});

describe('settings', () => {
  it('change by their rule, version by version, and keep their history', async () => {
    const path = '/admin/settings/credits.welcome';
    const change = (value: unknown, version: number) =>
      put(path, { value, version, reason: 'Campaña de noviembre' });
    const wrong = await change(-1, 0);
    expect(wrong.body).toMatchObject({ code: 'request.invalid', errors: [{ field: 'value' }] });
    expect((await change(7, 0)).body).toMatchObject({ value: 7, version: 1, initial: 5 });
    expect((await change(9, 0)).status).toBe(412);
    expect((await change(8, 1)).body).toMatchObject({ value: 8, version: 2 });
    const { body } = await get<Items>(`${path}/history`);
    expect(body.items).toMatchObject([
      { before: 7, after: 8, reason: 'Campaña de noviembre' },
      { before: 5, after: 7 },
    ]);
    const all = await get<Items>('/admin/settings');
    const rule = all.body.items.find((item) => item['key'] === 'credits.welcome')?.['rule'];
    expect(rule).toMatchObject({ type: 'integer', minimum: 0, maximum: 1000 });
    const unknown = await put('/admin/settings/no.such', { value: 1, version: 0, reason: 'nada' });
    expect(unknown.body['code']).toBe('admin.setting_unknown');
  });
});

describe('packages', () => {
  it('are added, repriced and taken off the list, without losing a change', async () => {
    const fields = {
      ...{ code: 'mayoreo', name: 'Mayoreo', credits: 300, priceCentavos: 99_900, position: 9 },
      isActive: true,
      reason: 'Lo piden los mayoristas',
    };
    const created = await post('/admin/packages', fields);
    expect(created.status).toBe(201);
    expect((await post('/admin/packages', fields)).body['code']).toBe('credits.package_code_taken');
    const path = `/admin/packages/${String(created.body['id'])}`;
    const off = { ...fields, isActive: false, version: 1 };
    expect((await put(path, off)).body).toMatchObject({ isActive: false, version: 2 });
    expect((await put(path, off)).status).toBe(412);
    const sold = await api.call<Items>('GET', '/credits/packages', { token: me.token });
    expect(sold.body.items.map((item) => item['code'])).not.toContain('mayoreo');
    expect(await lastAct('package.changed')).toMatchObject({ reason: 'Lo piden los mayoristas' });
  });
});

describe('flags', () => {
  it('close a door of the product and open it again', async () => {
    const turn = (isOn: boolean) =>
      put('/admin/feature-flags/registration.open', { isOn, reason: 'Mantenimiento' });
    const register = () =>
      api.call('POST', '/auth/register', {
        body: { name: 'Eva', email: 'eva@example.mx', privacyVersion: '2026-11' },
      });
    expect((await turn(false)).body).toMatchObject({ isOn: false });
    const closed = await register();
    expect([closed.status, closed.body['code']]).toEqual([503, 'service.paused']);
    await turn(true);
    expect((await register()).status).toBe(202);
    const unknown = await put('/admin/feature-flags/nada', { isOn: true, reason: 'prueba' });
    expect(unknown.body['code']).toBe('admin.flag_unknown');
  });
});

describe('the dashboard', () => {
  it('counts sessions, conversion, speed and providers of the days asked for', async () => {
    const store = await given.store(database);
    for (const seconds of [10, 20, 100]) {
      await countOf(database, store, { status: 'READY', seconds });
    }
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Mexico_City' });
    const day = today.format(new Date());
    const { status, body } = await get(`/admin/dashboard?from=${day}&to=${day}`);
    expect(status).toBe(200);
    expect(body['days']).toMatchObject([{ day }]);
    const [{ ready }] = body['days'] as [{ ready: number }];
    expect(ready).toBeGreaterThanOrEqual(3);
    expect(body['speed']).toMatchObject({ p50Ms: expect.any(Number) as number });
    expect((body['speed'] as { p95Ms: number }).p95Ms).toBeGreaterThan(20_000);
    const funnel = body['funnel'] as { registered: number; reported: number; purchased: number };
    expect(funnel.registered).toBeGreaterThan(funnel.reported);
    expect(funnel.reported).toBeGreaterThanOrEqual(1);
    expect(funnel.purchased).toBe(0);
    expect(body['providers']).toMatchObject([{ provider: 'local' }]);
    const backwards = await get(`/admin/dashboard?from=2026-02-01&to=2026-01-01`);
    expect(backwards.status).toBe(400);
  });
});

describe('the board of queues', () => {
  const board = (cookie: string, options: { method?: 'GET' | 'PUT'; origin?: string } = {}) =>
    api.app.inject({
      method: options.method ?? 'GET',
      url: options.method === 'PUT' ? '/admin/queues/api/queues/films/pause' : '/admin/queues',
      headers: { cookie, ...(options.origin ? { origin: options.origin } : {}) },
    });

  it('opens to staff alone, and writes down what they change', async () => {
    const entry = await post('/admin/queues/entry', {});
    const cookie = String(entry.headers['set-cookie']).split(';')[0]!;
    expect(String(entry.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/);
    const page = await board(cookie);
    expect([page.statusCode, page.headers['content-type']]).toEqual([
      200,
      expect.stringContaining('text/html') as string,
    ]);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    const customer = await tokenOf(database, api, (await given.user(database)).id);
    for (const wrong of ['', 'mi_board=x.y.z', `mi_board=${customer}`]) {
      expect((await board(wrong)).statusCode).toBeGreaterThanOrEqual(401);
    }
    const origin = 'http://localhost:3142';
    expect((await board(cookie, { method: 'PUT' })).statusCode).toBe(403);
    expect((await board(cookie, { method: 'PUT', origin })).statusCode).toBe(200);
    expect(await lastAct('queue.changed')).toMatchObject({
      target: 'PUT /admin/queues/api/queues/films/pause',
    });
    const { body } = await get<Items>('/admin/queues');
    expect(body.items).toContainEqual(expect.objectContaining({ name: 'films', isPaused: true }));
  });
});

/** Figures, price lists, switches and rules: nobody's data. A look at them is not on record. */
const NOBODYS_DATA = [
  'GET /admin/dashboard',
  'GET /admin/accuracy',
  'GET /admin/packages',
  'GET /admin/packages/{packageId}',
  'GET /admin/settings',
  'GET /admin/settings/{settingKey}/history',
  'GET /admin/feature-flags',
  'GET /admin/providers',
  'GET /admin/queues',
  'GET /admin/api-keys',
  'GET /auth/second-factor',
];

describe('the audit log', () => {
  const operations = (): Operation[] =>
    readOperations(api.app).filter(({ key }) => expectations[key]?.who === 'staff');
  const fill = (operation: Operation): string =>
    fillPath(operation, Object.fromEntries(operation.params.map((name) => [name, newId()])));
  const countActs = async (): Promise<number> => (await auditOf(database, me.id)).length;

  it('holds every change that staff ask for, whatever comes of it', async () => {
    const changes = operations().filter(({ method }) => method !== 'GET');
    expect(changes.length).toBeGreaterThan(15);
    for (const operation of changes) {
      const expectation = expectations[operation.key];
      const body = expectation && 'body' in expectation ? expectation.body : {};
      const path = fill(operation);
      await api.call(operation.method, path, { token: me.token, body });
      const made = (await auditOf(database, me.id)).filter(
        ({ action }) => action === 'request.made',
      );
      expect(made.at(-1)?.target, operation.key).toBe(`${operation.method} /api/v1${path}`);
    }
  });

  it('holds every look at what belongs to somebody', async () => {
    const store = await given.store(database);
    const id = await countOf(database, store, { status: 'READY' });
    const order = newId();
    for (const operation of operations().filter(({ method }) => method === 'GET')) {
      if (NOBODYS_DATA.includes(operation.key)) continue;
      const ids = { userId: store.ownerId, sessionId: id, orderId: order, truthId: newId() };
      const query =
        operation.key === 'GET /admin/margin' ? '?by=day&from=2026-01-01&to=2026-12-31' : '';
      const before = await countActs();
      const answer = await get(`${fillPath(operation, ids)}${query}`, {
        'x-admin-reason': 'revisar',
      });
      // What is not there (an order, a truth) shows nothing of anybody.
      const isSeen = answer.status === 200;
      expect(isSeen || answer.status === 404, `${operation.key}: ${answer.text}`).toBe(true);
      expect(await countActs(), operation.key).toBe(before + (isSeen ? 1 : 0));
    }
  });

  it('is read by page, by act and by person, and cannot be changed', async () => {
    const bare = await get<Items>('/admin/audit-logs?limit=2');
    expect(bare.body.items).toHaveLength(2);
    const actions = (await get<Items>('/admin/audit-logs?limit=100')).body.items;
    expect(actions.some(({ action }) => action === 'users.listed')).toBe(false);
    const next = await get<Items>(`/admin/audit-logs?limit=2&cursor=${bare.body.nextCursor!}`);
    expect(next.body.items[0]!['id']).not.toBe(bare.body.items[0]!['id']);
    const mine = await get<Items>(`/admin/audit-logs?userId=${me.id}&action=setting.changed`);
    expect(mine.body.items.length).toBeGreaterThan(0);
    expect(mine.body.items[0]).toMatchObject({ actor: 'admin', target: 'setting:credits.welcome' });
    const looks = await get<Items>('/admin/audit-logs?looks=true&action=audit_log.viewed');
    expect(looks.body.items.length).toBeGreaterThan(0);
  });
});
