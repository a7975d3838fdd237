import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApi } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database, { WEB_ORIGINS: 'https://app.miinventario.mx' });
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

describe('web protections', () => {
  it('let answers load and run nothing', async () => {
    const { headers } = await api.call('GET', '/users/me');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['strict-transport-security']).toContain('max-age=31536000');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('let the documentation run its own scripts and no inline one', async () => {
    const page = await api.app.inject('/api/docs');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self';");
    expect(page.payload).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]*\S/);
  });

  it('let pages of the named origins call, and no others', async () => {
    const preflight = (origin: string) =>
      api.call('OPTIONS', '/users/me', {
        headers: { origin, 'access-control-request-method': 'GET' },
      });
    const ours = await preflight('https://app.miinventario.mx');
    expect(ours.headers['access-control-allow-origin']).toBe('https://app.miinventario.mx');
    for (const origin of [
      'https://malo.example',
      'https://app.miinventario.mx.malo.example',
      'null',
    ]) {
      const theirs = await preflight(origin);
      expect(theirs.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('refuse bodies that are too large, too deep, or no JSON', async () => {
    const login = (payload: string, type = 'application/json') =>
      api.app.inject({
        method: 'POST',
        url: '/api/v1/auth/login',
        headers: { 'content-type': type },
        payload,
      });
    const deep = `{"identifier":${'['.repeat(5_000)}${']'.repeat(5_000)},"password":"x"}`;
    const answers = await Promise.all([
      login(`{"identifier":"${'x'.repeat(300_000)}"}`),
      login(deep),
      login('{"identifier":'),
      login('<a/>', 'application/xml'),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([413, 400, 400, 415]);
    for (const answer of answers) {
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });
});
