import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../../test/support/staff.js';
import { TestApi } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';

let database: TestDatabase;
let api: TestApi;
let token: string;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database);
  ({ token } = await staff(database, api));
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

interface Created {
  readonly id: string;
  readonly key: string;
}

const body = { name: 'prometheus', scopes: ['metrics:read'], reason: 'monitoreo' };
const create = (wanted: object = body) =>
  api.call<Created>('POST', '/admin/api-keys', { token, body: wanted });
const own = (key: string, scheme = 'ApiKey') =>
  api.call('GET', '/auth/api-key', { headers: { authorization: `${scheme} ${key}` } });

describe('keys of services', () => {
  it('are shown once, kept as a hash, and written into the audit log with the reason', async () => {
    const { id, key } = (await create()).body;
    expect((await own(key)).body).toEqual({ id, scopes: ['metrics:read'] });
    const list = await api.call('GET', '/admin/api-keys', { token });
    expect(list.text).toContain(id);
    expect(list.text).not.toContain(key);
    const stored = await database.superuser(
      `SELECT to_jsonb(k) FROM auth.api_keys k UNION ALL
       SELECT to_jsonb(i) FROM platform.idempotency_keys i`,
    );
    expect(JSON.stringify(stored)).not.toContain(key);
    const acts = await database.superuser(
      `SELECT action, reason FROM admin.audit_logs WHERE target = $1`,
      [`api_key:${id}`],
    );
    expect(acts).toEqual([{ action: 'api_key.created', reason: 'monitoreo' }]);
  });

  it('end when revoked or expired, and are no token of a person', async () => {
    const revoked = (await create()).body;
    const expired = (await create({ ...body, expiresAt: '2020-01-01T00:00:00Z' })).body;
    const path = `/admin/api-keys/${revoked.id}`;
    expect((await api.call('DELETE', path, { token })).status).toBe(204);
    expect((await api.call('DELETE', path, { token })).status).toBe(404);
    const valid = (await create()).body.key;
    expect((await own(valid, 'Bearer')).status).toBe(401);
    for (const key of [revoked.key, expired.key, `${valid}x`, 'x', '']) {
      expect((await own(key)).status).toBe(401);
    }
    const headers = { authorization: `ApiKey ${valid}` };
    expect((await api.call('GET', '/users/me', { headers })).status).toBe(401);
  });

  it('are for known scopes, with a reason', async () => {
    for (const wrong of [{ scopes: ['everything'] }, { scopes: [] }, { reason: '' }]) {
      expect((await create({ ...body, ...wrong })).status).toBe(400);
    }
  });
});
