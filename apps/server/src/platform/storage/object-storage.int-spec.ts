import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startS3, type S3Server } from '@miinventario/devkit';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiskStorage } from './disk-storage.js';
import { LIFECYCLE_RULES } from './lifecycle-rules.js';
import { PartsMismatchError, type ObjectStorage } from './object-storage.port.js';
import { registerObjectRoutes } from './object-routes.js';
import { S3Storage } from './s3-storage.js';

const PART = 5 * 1024 * 1024;
let directory: string;
let api: FastifyInstance;
let s3: S3Server | undefined;
const stores: Partial<Record<'disk' | 's3', ObjectStorage>> = {};

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mi-objects-'));
  const port = await freePort();
  const publicApiUrl = `http://127.0.0.1:${port}`;
  const disk = new DiskStorage({ directory, urlSecret: 'secret', publicApiUrl });
  api = fastify({ routerOptions: { maxParamLength: 1000 } });
  await registerObjectRoutes(api, disk);
  await api.listen({ port, host: '127.0.0.1' });
  stores.disk = disk;
  s3 = await startS3({ port: 0, dataDir: join(directory, 's3') });
  if (s3) {
    const { endpoint, region, accessKeyId, secretAccessKey } = s3;
    const bucket = 'mi-test';
    const config = { endpoint, publicEndpoint: endpoint, bucket, region };
    // So few to a page that the suite meets several of them.
    const storage = new S3Storage({ ...config, accessKeyId, secretAccessKey }, 10);
    await storage.ensureBucket();
    stores.s3 = storage;
  }
});

afterAll(async () => {
  await api.close();
  await s3?.stop();
  await rm(directory, { recursive: true, force: true });
});

async function put(url: string, bytes: Buffer): Promise<Response> {
  return fetch(url, { method: 'PUT', body: new Uint8Array(bytes) });
}

async function bytesOf(storage: ObjectStorage, key: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await storage.read(key))!) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('a bucket', () => {
  it('is made once, however many processes start at the same time', async (context) => {
    if (!s3) return context.skip('no S3 server: neither S3_TEST_ENDPOINT nor SHARED_DIR');
    const { endpoint, region, accessKeyId, secretAccessKey } = s3;
    const place = { endpoint, publicEndpoint: endpoint, bucket: 'mi-rush', region };
    const rush = Array.from({ length: 8 }, () => {
      return new S3Storage({ ...place, accessKeyId, secretAccessKey });
    });
    await Promise.all(rush.map((storage) => storage.ensureBucket()));
    await rush[0]?.put('stores/1/films/1', Buffer.from('x'), 'video/mp4');
    expect((await rush[7]?.head('stores/1/films/1'))?.sizeBytes).toBe(1);
  });
});

/** One suite for every store: the product must not feel the difference. */
describe.each(['disk', 's3'] as const)('object storage on %s', (kind) => {
  const store = (context: { skip: (note?: string) => void }): ObjectStorage => {
    const storage = stores[kind];
    if (!storage) context.skip(`no S3 server: neither S3_TEST_ENDPOINT nor SHARED_DIR`);
    return storage!;
  };

  it('makes an object of parts that were sent to presigned addresses', async (context) => {
    const storage = store(context);
    const film = randomBytes(PART + 1234);
    const key = `films/${kind}-whole`;
    const id = await storage.beginMultipart(key, 'video/mp4');
    const parts = [];
    for (const [index, chunk] of [film.subarray(0, PART), film.subarray(PART)].entries()) {
      const { url } = await storage.presignPart(key, id, index + 1);
      const answer = await put(url, chunk);
      expect(answer.status).toBe(200);
      const etag = answer.headers.get('etag')!.replaceAll('"', '');
      parts.push({ partNumber: index + 1, etag });
    }
    expect(await storage.listParts(key, id)).toMatchObject([
      { partNumber: 1, sizeBytes: PART, etag: parts[0]!.etag },
      { partNumber: 2, sizeBytes: 1234, etag: parts[1]!.etag },
    ]);
    await storage.completeMultipart(key, id, parts);
    await storage.completeMultipart(key, id, parts);
    expect(await storage.head(key)).toEqual({ sizeBytes: film.length });
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(await bytesOf(storage, key))).toBe(hash(film));
    const read = await fetch(await storage.presignRead(key), { headers: { Range: 'bytes=0-9' } });
    expect(read.status).toBe(206);
    expect(Buffer.from(await read.arrayBuffer())).toEqual(film.subarray(0, 10));
  });

  it('keeps the last of two versions of the same part', async (context) => {
    const storage = store(context);
    const key = `films/${kind}-twice`;
    const id = await storage.beginMultipart(key, 'video/mp4');
    const { url } = await storage.presignPart(key, id, 1);
    await put(url, Buffer.from('first'));
    await put(url, Buffer.from('second'));
    const parts = await storage.listParts(key, id);
    expect(parts).toHaveLength(1);
    await storage.completeMultipart(key, id, parts);
    expect((await bytesOf(storage, key)).toString()).toBe('second');
  });

  it('refuses to complete with a part it does not have', async (context) => {
    const storage = store(context);
    const key = `films/${kind}-missing`;
    const id = await storage.beginMultipart(key, 'video/mp4');
    const { url } = await storage.presignPart(key, id, 1);
    await put(url, Buffer.from('x'));
    const wrong = [{ partNumber: 1, etag: '0'.repeat(32) }];
    await expect(storage.completeMultipart(key, id, wrong)).rejects.toThrow(PartsMismatchError);
  });

  it('forgets an aborted upload', async (context) => {
    const storage = store(context);
    const key = `films/${kind}-aborted`;
    const id = await storage.beginMultipart(key, 'video/mp4');
    const { url } = await storage.presignPart(key, id, 1);
    await put(url, Buffer.from('x'));
    await storage.abortMultipart(key, id);
    await storage.abortMultipart(key, id);
    expect(await storage.listParts(key, id)).toEqual([]);
    expect((await put(url, Buffer.from('y'))).status).toBeGreaterThanOrEqual(400);
  });

  it('takes no part at an address that was tampered with', async (context) => {
    const storage = store(context);
    const key = `films/${kind}-forged`;
    const id = await storage.beginMultipart(key, 'video/mp4');
    const { url } = await storage.presignPart(key, id, 1);
    const forged =
      kind === 's3'
        ? url.replace('partNumber=1', 'partNumber=2')
        : url.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'));
    const answer = await put(forged, Buffer.from('x'));
    expect([403, 404]).toContain(answer.status);
    expect(await storage.listParts(key, id)).toEqual([]);
  });

  it('removes all of a folder, however much it is, and nothing beside it', async (context) => {
    const storage = store(context);
    const keys = Array.from({ length: 25 }, (_, index) => `stores/${kind}/frames/${index}.jpg`);
    const beside = [`stores/${kind}-2/frames/1.jpg`, `stores/${kind}.jpg`];
    const all = [...keys, `stores/${kind}/films/deep/er/1.mp4`, ...beside];
    await Promise.all(all.map((key) => storage.put(key, Buffer.from('x'), 'image/jpeg')));
    await storage.removeAll(`stores/${kind}/`);
    const left = await Promise.all(all.map(async (key) => ((await storage.head(key)) ? key : '')));
    expect(left.filter((key) => key !== '')).toEqual(beside);
    await storage.removeAll(`stores/${kind}/`);
  });

  it('answers nothing for an object that is not there', async (context) => {
    const storage = store(context);
    expect(await storage.head('films/nowhere')).toBeUndefined();
    expect(await storage.read('films/nowhere')).toBeUndefined();
    await storage.remove('films/nowhere');
    expect(await storage.isReachable()).toBe(true);
  });
});

describe('lifecycle rules', () => {
  it('are no condition: a store that knows none is told apart and works', async (context) => {
    const storage = stores.s3 as S3Storage | undefined;
    if (!storage) return context.skip('no S3 server');
    // MinIO takes them; the server of the shared test material knows none.
    expect(await storage.ensureLifecycle()).toBe(s3?.child === undefined);
    await storage.put('films/after-rules', Buffer.from('x'), 'video/mp4');
    expect(await storage.head('films/after-rules')).toEqual({ sizeBytes: 1 });
  });

  it('are given to a store that takes them, beside those of others; objects name their class', async () => {
    const seen: Array<{ method: string; url: string; body: string; tag: string }> = [];
    const rule = (id: string): string =>
      `<Rule><ID>${id}</ID><Filter><Prefix>x/</Prefix></Filter><Status>Enabled</Status>` +
      `<Expiration><Days>9</Days></Expiration></Rule>`;
    const other = fastify();
    other.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
      done(null, body);
    });
    other.all('/*', (request, reply) => {
      const { method, url } = request;
      const tag = String(request.headers['x-amz-tagging'] ?? '');
      const body = typeof request.body === 'string' ? request.body : '';
      seen.push({ method, url, body, tag });
      if (method !== 'GET') return reply.send('');
      const rules = `${rule('theirs')}${rule('films-30-days')}`;
      const xml = `<LifecycleConfiguration>${rules}</LifecycleConfiguration>`;
      return reply.type('application/xml').send(xml);
    });
    const endpoint = await other.listen({ port: 0, host: '127.0.0.1' });
    try {
      const keys = { accessKeyId: 'a', secretAccessKey: 'b' };
      const place = { endpoint, publicEndpoint: endpoint, bucket: 'mi', region: 'us-east-1' };
      const storage = new S3Storage({ ...place, ...keys });
      expect(await storage.ensureLifecycle()).toBe(true);
      const sent = seen.find(({ method, url }) => method === 'PUT' && url.includes('lifecycle'));
      const ids = [...(sent?.body ?? '').matchAll(/<ID>([^<]+)<\/ID>/g)].map((match) => match[1]);
      expect(ids).toEqual([...LIFECYCLE_RULES.map(({ ID }) => ID), 'theirs']);
      expect(sent?.body).toContain('<Tag><Key>class</Key><Value>films</Value></Tag>');
      expect(sent?.body).toContain('<Days>31</Days>');
      await storage.put('stores/1/films/2', Buffer.from('x'), 'video/mp4');
      expect(seen.at(-1)).toMatchObject({ method: 'PUT', tag: 'class=films' });
    } finally {
      await other.close();
    }
  });
});
