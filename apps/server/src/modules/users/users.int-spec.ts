import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshEmail, freshPhone, TestApi } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import { AccountsRepository } from '../auth/accounts.repository.js';
import { Erasure } from '../auth/erasure.js';
import { Outbox } from '../../platform/events/outbox.js';
import { PersonErasers } from '../../platform/privacy/person-erasers.registry.js';
import { OBJECT_STORAGE, type ObjectStorage } from '../../platform/storage/object-storage.port.js';

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

const PASSWORD = 'tres tigres tristes';

describe('my profile', () => {
  it('changes name and language, against the version that was read', async () => {
    const { accessToken: token, user } = await api.registered();
    const read = await api.call('GET', '/users/me', { token });
    const etag = String(read.headers['etag']);
    const patch = (body: object, headers = {}) =>
      api.call('PATCH', '/users/me', { token, body, headers });
    const first = await patch({ name: ' Guadalupe ', locale: 'en-US' }, { 'if-match': etag });
    expect(first.body).toMatchObject({ name: 'Guadalupe', locale: 'en-US' });
    expect(first.headers['etag']).not.toBe(etag);
    expect((await patch({ name: 'Tarde' }, { 'if-match': etag })).status).toBe(412);
    expect((await patch({ name: '' })).status).toBe(400);
    expect((await patch({ role: 'ADMIN' })).status).toBe(400);
    const events = await database.superuser(
      `SELECT payload FROM platform.outbox_events WHERE name = 'user.renamed'`,
    );
    expect(events).toEqual([{ payload: { userId: user.id } }]);
  });

  it('cannot give itself rights, even past the API', async () => {
    const { user } = await api.registered();
    const actor = { kind: 'user', userId: user.id as never, role: 'USER' } as const;
    for (const change of [`role = 'ADMIN'`, `status = 'SUSPENDED'`]) {
      const update = database.db.write(actor, (tx) => tx.run(`UPDATE auth.users SET ${change}`));
      await expect(update).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('keeps consents with their version', async () => {
    const { accessToken: token } = await api.registered();
    const body = { document: 'marketing', version: '2026-02' };
    const given = await api.call('POST', '/users/me/consents', { token, body });
    expect(given.body).toMatchObject({
      items: [
        { document: 'marketing', version: '2026-02', withdrawnAt: null },
        { document: 'privacy', version: '2026-01' },
      ],
    });
    const path = '/users/me/consents/marketing';
    expect((await api.call('DELETE', path, { token })).status).toBe(204);
    expect((await api.call('DELETE', path, { token })).status).toBe(404);
  });
});

describe('my preferences', () => {
  it('are my language and my consent to offers, which is kept with its version', async () => {
    const { accessToken: token, user } = await api.registered();
    const path = '/users/me/preferences';
    const patch = (body: object) => api.call('PATCH', path, { token, body });
    const first = await api.call('GET', path, { token });
    expect(first.body).toEqual({ locale: 'es-MX', marketing: false });
    const changed = await patch({ locale: 'en-US', marketing: true });
    expect(changed.body).toEqual({ locale: 'en-US', marketing: true });
    await patch({ marketing: true });
    const consents = await database.superuser(
      `SELECT version FROM auth.consents WHERE user_id = $1 AND document = 'marketing'`,
      [user.id],
    );
    expect(consents).toEqual([{ version: '2026-01' }]);
    expect((await patch({ marketing: false })).body).toMatchObject({ marketing: false });
    expect((await patch({ marketing: 'si' })).status).toBe(400);
  });
});

describe('my picture', () => {
  const upload = (token: string, file: Buffer) => {
    const boundary = 'limite';
    const head =
      `--${boundary}\r\nContent-Disposition: form-data; name="photo"; filename="yo.png"\r\n` +
      'Content-Type: image/png\r\n\r\n';
    const payload = Buffer.concat([
      Buffer.from(head),
      file,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    return api.app.inject({
      method: 'PUT',
      url: '/api/v1/users/me/avatar',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload,
    });
  };

  it('is drawn anew, replaced and removed', async () => {
    const { accessToken: token } = await api.registered();
    const background = { r: 200, g: 30, b: 30 };
    const png = await sharp({ create: { width: 800, height: 600, channels: 3, background } })
      .png()
      .toBuffer();
    const first = await upload(token, png);
    expect(first.statusCode).toBe(200);
    const { url } = first.json<{ url: string }>();
    const picture = await api.app.inject(new URL(url).pathname + new URL(url).search);
    expect((await sharp(picture.rawPayload).metadata()).format).toBe('jpeg');
    await upload(token, png);
    const stale = await api.app.inject(new URL(url).pathname + new URL(url).search);
    expect(stale.statusCode).toBe(404);
    expect((await api.call('DELETE', '/users/me/avatar', { token })).status).toBe(204);
    const none = await api.call('GET', '/users/me/avatar', { token });
    expect(none.body).toEqual({ url: null });
  });

  it('is refused when it is no picture', async () => {
    const { accessToken: token } = await api.registered();
    expect((await upload(token, Buffer.from('no soy una foto'))).statusCode).toBe(422);
    const json = await api.call('PUT', '/users/me/avatar', { token, body: {} });
    expect(json.status).toBe(415);
  });
});

describe('my data', () => {
  it('comes as a zip of what is known of me, and of nobody else', async () => {
    const phone = freshPhone();
    const { accessToken: token } = await api.registered({ phone, password: PASSWORD });
    const other = freshEmail();
    await api.registered({ email: other });
    const answer = await api.app.inject({
      url: '/api/v1/users/me/export',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.headers['content-type']).toBe('application/zip');
    const files = Object.entries(unzipSync(answer.rawPayload));
    const text = files.map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`).join('\n');
    expect(files.map(([name]) => name)).toContain('perfil.json');
    expect(text).toContain(phone);
    expect(text).toContain('2026-01');
    expect(text).not.toContain(other);
    expect(text).not.toContain('argon2');
  });

  it('is erased after the time of grace, and the id stays for the ledger', async () => {
    const email = freshEmail();
    const { accessToken: token, user } = await api.registered({ email, password: PASSWORD });
    const planned = await api.call<{ eraseAfter: string }>('DELETE', '/users/me', { token });
    expect(planned.status).toBe(202);
    const days = (Date.parse(planned.body.eraseAfter) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(15, 1);
    const storage = api.app.get<ObjectStorage>(OBJECT_STORAGE);
    const erasure = new Erasure(
      database.db,
      new AccountsRepository(),
      new Outbox(),
      new PersonErasers(),
      storage,
    );
    expect(await erasure.eraseDue()).toBe(0);

    expect((await api.call('POST', '/users/me/restore', { token })).status).toBe(204);
    await api.call('DELETE', '/users/me', { token });
    await database.superuser(`UPDATE auth.users SET erase_after = now() WHERE id = $1`, [user.id]);
    expect(await erasure.eraseDue()).toBe(1);
    const [row] = await database.superuser(`SELECT * FROM auth.users WHERE id = $1`, [user.id]);
    expect(row).toMatchObject({ status: 'ERASED', phone: null, email: null, password_hash: null });
    for (const table of ['users', 'sessions', 'otp_codes', 'login_attempts']) {
      const rows = await database.superuser(`SELECT * FROM auth.${table}`);
      expect(JSON.stringify(rows)).not.toContain(email);
    }
    const events = await database.superuser(
      `SELECT payload FROM platform.outbox_events WHERE name = 'user.erased'`,
    );
    expect(events).toEqual([{ payload: { userId: user.id } }]);
    const body = { identifier: email, password: PASSWORD };
    expect((await api.call('POST', '/auth/login', { body })).status).toBe(401);
    expect((await api.registered({ email })).user.id).not.toBe(user.id);
  });

  it('keeps no code, attempt or session longer than it may', async () => {
    const { accessToken: token, user } = await api.registered();
    await database.superuser(`UPDATE auth.otp_codes SET created_at = now() - interval '3 days'`);
    await database.superuser(
      `UPDATE auth.sessions SET last_used_at = now() - interval '91 days' WHERE user_id = $1`,
      [user.id],
    );
    const storage = api.app.get<ObjectStorage>(OBJECT_STORAGE);
    await new Erasure(
      database.db,
      new AccountsRepository(),
      new Outbox(),
      new PersonErasers(),
      storage,
    ).purge();
    expect(await database.superuser(`SELECT id FROM auth.otp_codes`)).toEqual([]);
    const sql = `SELECT id FROM auth.sessions WHERE user_id = $1`;
    expect(await database.superuser(sql, [user.id])).toEqual([]);
    expect((await api.call('GET', '/users/me', { token })).status).toBe(401);
  });
});
