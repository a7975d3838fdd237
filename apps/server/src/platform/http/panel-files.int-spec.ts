import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestApi } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';

const PAGE = `<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__">
<script type="module" src="/admin/assets/index-Ab12.js" nonce="__CSP_NONCE__"></script>`;

let directory: string;
let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mi-panel-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), PAGE);
  await writeFile(join(directory, 'index.html.br'), 'never to be sent');
  await writeFile(join(directory, 'favicon.png'), 'picture');
  await writeFile(join(directory, 'assets', 'index-Ab12.js'), 'plain');
  await writeFile(join(directory, 'assets', 'index-Ab12.js.br'), 'squeezed');
  database = await TestDatabase.create();
  api = await TestApi.start(database, { ADMIN_PANEL_DIR: directory });
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
  await rm(directory, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) => api.app.inject({ url, headers });

describe('the panel of staff', () => {
  it('is a page with a nonce of its own in each answer, and nothing inline beside it', async () => {
    const [first, second] = [
      await get('/admin/'),
      await get('/admin/', { 'accept-encoding': 'br' }),
    ];
    const nonces = [first, second].map(({ payload, headers }) => {
      const nonce = /nonce="([^"]+)"/.exec(payload)?.[1] ?? '';
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}';`);
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe-');
      return nonce;
    });
    expect(first.statusCode).toBe(200);
    expect(first.headers['cache-control']).toBe('no-cache');
    expect(first.headers['content-type']).toContain('text/html');
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
    expect((await get('/admin/index.html')).payload).not.toContain('__CSP_NONCE__');
  });

  it('is found without the slash', async () => {
    const answer = await get('/admin');
    expect([answer.statusCode, answer.headers.location]).toEqual([302, '/admin/']);
  });

  it('lets hashed files be kept for good, compressed where they were, and no others', async () => {
    const asset = await get('/admin/assets/index-Ab12.js', { 'accept-encoding': 'br' });
    expect(asset.payload).toBe('squeezed');
    expect(asset.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await get('/admin/assets/index-Ab12.js')).payload).toBe('plain');
    expect((await get('/admin/favicon.png')).headers['cache-control']).toBe('no-cache');
  });

  it('gives nothing that is not its own', async () => {
    const answers = await Promise.all(
      ['/admin/assets/none.js', '/admin/../package.json', '/admin/%2e%2e/package.json'].map((url) =>
        get(url),
      ),
    );
    for (const answer of answers) {
      expect(answer.statusCode).toBe(404);
      expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; frame/);
    }
  });
});
