import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT, generateKeyPair, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshEmail, TestApi, type SignedIn } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import { AccessTokens } from './access-tokens.js';
import { loadSigningKeys } from './signing-keys.js';

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

const refresh = (refreshToken: string) =>
  api.call<SignedIn>('POST', '/auth/refresh', { body: { refreshToken } });
const me = (token: string) => api.call('GET', '/users/me', { token });

/** Moves the moment a token was used into the past. */
async function ageUsedTokens(): Promise<void> {
  await database.superuser(
    `UPDATE auth.refresh_tokens SET used_at = used_at - interval '31 seconds'`,
  );
}

describe('refresh', () => {
  it('gives new tokens each time', async () => {
    const first = await api.registered();
    const second = await refresh(first.refreshToken);
    expect(second.status).toBe(200);
    expect(second.body.refreshToken).not.toBe(first.refreshToken);
    expect((await me(second.body.accessToken)).status).toBe(200);
    expect((await refresh(second.body.refreshToken)).status).toBe(200);
  });

  it('takes two at once from the same app, and both may go on', async () => {
    const { refreshToken } = await api.registered();
    const twins = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    expect(twins.map((twin) => twin.status)).toEqual([200, 200]);
    for (const twin of twins) expect((await refresh(twin.body.refreshToken)).status).toBe(200);
  });

  it('ends the whole family when a replaced token comes back', async () => {
    const stolen = await api.registered();
    const current = await refresh(stolen.refreshToken);
    await ageUsedTokens();
    expect((await refresh(stolen.refreshToken)).body).toMatchObject({
      code: 'auth.refresh_invalid',
    });
    expect((await refresh(current.body.refreshToken)).status).toBe(401);
    expect((await me(current.body.accessToken)).status).toBe(401);
  });

  it('refuses a token that is old, unknown or of a person who was suspended', async () => {
    const { refreshToken, user } = await api.registered();
    expect((await refresh('x'.repeat(43))).status).toBe(401);
    await database.superuser(`UPDATE auth.users SET status = 'SUSPENDED' WHERE id = $1`, [user.id]);
    expect((await refresh(refreshToken)).status).toBe(401);
    const other = await api.registered();
    await database.superuser(
      `UPDATE auth.refresh_tokens SET expires_at = now() WHERE user_id = $1`,
      [other.user.id],
    );
    expect((await refresh(other.refreshToken)).status).toBe(401);
  });

  it('keeps no token in the database', async () => {
    const { refreshToken } = await api.registered();
    const rows = await database.superuser(`SELECT * FROM auth.refresh_tokens`);
    expect(JSON.stringify(rows)).not.toContain(refreshToken);
  });
});

describe('logout', () => {
  it('closes the session, and its access token with it', async () => {
    const { accessToken, refreshToken } = await api.registered();
    expect((await me(accessToken)).status).toBe(200);
    const answer = await api.call('POST', '/auth/logout', { body: { refreshToken } });
    expect(answer.status).toBe(204);
    expect((await me(accessToken)).status).toBe(401);
    expect((await refresh(refreshToken)).status).toBe(401);
  });
});

describe('access tokens', () => {
  it('are refused when forged, unsigned, of another kind or expired', async () => {
    const { user, accessToken } = await api.registered({ email: freshEmail() });
    const tokens = api.app.get(AccessTokens);
    const claims = (await tokens.verify(accessToken))!;
    const { privateKey } = await generateKeyPair('EdDSA');
    const kid = JSON.parse(Buffer.from(accessToken.split('.')[0]!, 'base64url').toString()).kid;
    const forge = (header: { alg: string; kid?: string; typ?: string }) =>
      new SignJWT({ sid: claims.sessionId, role: 'ADMIN' })
        .setProtectedHeader(header)
        .setIssuer('miinventario')
        .setAudience('miinventario-api')
        .setSubject(user.id)
        .setIssuedAt()
        .setExpirationTime('15m');
    const unsigned = new UnsecuredJWT({ sid: claims.sessionId, role: 'ADMIN' })
      .setIssuer('miinventario')
      .setAudience('miinventario-api')
      .setSubject(user.id)
      .setIssuedAt()
      .setExpirationTime('15m')
      .encode();
    const long = new Date(Date.now() - 16 * 60_000);
    const bad = [
      unsigned,
      await forge({ alg: 'EdDSA', kid, typ: 'at+jwt' }).sign(privateKey),
      await forge({ alg: 'HS256', kid, typ: 'at+jwt' }).sign(Buffer.from(kid)),
      `${accessToken.slice(0, -4)}AAAA`,
      (await tokens.sign(claims, long)).token,
      'x.y.z',
      '',
    ];
    for (const token of bad) expect((await me(token)).status).toBe(401);
    expect((await me(accessToken)).status).toBe(200);
  });

  it('share one key among processes that start at once on an empty folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mi-keys-'));
    const config = database.config({ DATA_DIR: folder });
    const keys = await Promise.all(Array.from({ length: 8 }, () => loadSigningKeys(config)));
    expect(new Set(keys.map(({ signing }) => signing.kid)).size).toBe(1);
    expect(await readdir(join(folder, 'keys'))).toEqual(['access-token-keys.json']);
  });
});
