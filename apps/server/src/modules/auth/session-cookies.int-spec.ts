import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshEmail, TestApi } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database, { PUBLIC_API_URL: 'https://api.miinventario.mx' });
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

const PASSWORD = 'tres tigres tristes';
const ORIGIN = 'http://localhost:8082';
type Tokens = { refreshToken: string; csrfToken: string; code?: string };

async function logIn(
  mode = 'cookie',
): Promise<{ cookie: string; setCookie: string; csrfToken: string }> {
  const email = freshEmail();
  await api.registered({ email, password: PASSWORD });
  const body = { identifier: email, password: PASSWORD };
  const headers = { 'x-session-mode': mode };
  const answer = await api.call<Tokens>('POST', '/auth/login', { body, headers });
  expect(answer.body.refreshToken).toBe('');
  const setCookie = String(answer.headers['set-cookie']);
  return { cookie: setCookie.split(';')[0]!, setCookie, csrfToken: answer.body.csrfToken };
}

const refresh = (headers: Record<string, string>) =>
  api.call<Tokens>('POST', '/auth/refresh', {
    body: {},
    headers: { 'x-session-mode': 'cookie', ...headers },
  });

describe('the cookie mode', () => {
  it('keeps the refresh token where no script and no other site reaches it', async () => {
    const { setCookie } = await logIn();
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/api/v1/auth']) {
      expect(setCookie).toContain(part);
    }
  });

  it('refreshes with the CSRF token of the session, also after the page was loaded anew', async () => {
    const { cookie, csrfToken } = await logIn();
    const read = await api.call<Tokens>('GET', '/auth/csrf', { headers: { cookie } });
    expect(read.body.csrfToken).toBe(csrfToken);
    const answer = await refresh({ cookie, origin: ORIGIN, 'x-csrf-token': csrfToken });
    expect(answer.status).toBe(200);
    expect(answer.body.csrfToken).not.toBe(csrfToken);
    expect(String(answer.headers['set-cookie'])).not.toContain(cookie);
  });

  it('refuses a request that another site could have made', async () => {
    const { cookie, csrfToken } = await logIn();
    const stranger = await logIn();
    const forged: Array<Record<string, string>> = [
      { cookie },
      { cookie, 'x-csrf-token': 'x' },
      { cookie, 'x-csrf-token': stranger.csrfToken },
      { cookie, 'x-csrf-token': csrfToken, origin: 'https://malo.example' },
    ];
    for (const headers of forged) {
      const answer = await refresh(headers);
      expect(answer.status).toBe(403);
      expect(answer.body.code).toBe('auth.csrf');
    }
    expect((await refresh({})).status).toBe(401);
  });

  it('keeps the panel of staff apart from the web app in the same browser', async () => {
    const app = await logIn();
    const panel = await logIn('staff');
    expect(panel.cookie).toMatch(/^mi_staff=/);
    const cookie = `${app.cookie}; ${panel.cookie}`;
    const origin = 'https://api.miinventario.mx';
    const headers = { cookie, origin, 'x-session-mode': 'staff' };
    const answer = await refresh({ ...headers, 'x-csrf-token': panel.csrfToken });
    expect(answer.status).toBe(200);
    expect(String(answer.headers['set-cookie'])).toMatch(/^mi_staff=/);
    expect((await refresh({ ...headers, 'x-csrf-token': app.csrfToken })).status).toBe(403);
    const still = await refresh({ cookie, origin: ORIGIN, 'x-csrf-token': app.csrfToken });
    expect(still.status).toBe(200);
  });

  it('removes the cookie at log out', async () => {
    const { cookie, csrfToken } = await logIn();
    const headers = { cookie, 'x-csrf-token': csrfToken };
    const answer = await api.call('POST', '/auth/logout', { body: {}, headers });
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).toContain('mi_refresh=;');
    expect((await refresh(headers)).status).toBe(401);
  });
});
