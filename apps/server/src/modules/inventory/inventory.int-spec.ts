import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis, startS3, type RedisServer, type S3Server } from '@miinventario/devkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FilmShop, shortFilm } from '../../../test/support/film-shop.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import type { StoreActor } from '../../platform/database/actor.js';

let film: Awaited<ReturnType<typeof shortFilm>>;
let bytes: Buffer;
let redis: RedisServer;
let s3: S3Server | undefined;

beforeAll(async () => {
  film = await shortFilm(3);
  bytes = await readFile(film.videoPath);
  redis = await startRedis({ port: 0, cacheDir: join(tmpdir(), 'mi-redis-cache') });
  s3 = await startS3({ port: 0, dataDir: join(film.directory, 's3') });
});

afterAll(async () => {
  await redis.stop();
  await s3?.stop();
  await rm(film.directory, { recursive: true, force: true });
});

/** Environment of the real services; undefined where there is no S3 server. */
function realServices(): NodeJS.ProcessEnv | undefined {
  return (
    s3 && {
      REDIS_URL: redis.url,
      S3_ENDPOINT: s3.endpoint,
      S3_REGION: s3.region,
      S3_BUCKET: 'mi-films',
      S3_ACCESS_KEY_ID: s3.accessKeyId,
      S3_SECRET_ACCESS_KEY: s3.secretAccessKey,
    }
  );
}

describe.each(['embedded', 'Redis and S3'] as const)('counting a film, %s', (profile) => {
  let database: TestDatabase;
  let shop: FilmShop | undefined;
  let actor: StoreActor;

  beforeAll(async () => {
    const env = profile === 'embedded' ? {} : realServices();
    if (!env) return;
    database = await TestDatabase.create();
    shop = await FilmShop.open(database, env);
    actor = await shop.store();
  });
  afterAll(async () => {
    await shop?.close();
    await (shop && database.drop());
  });

  it('gives a true report and charges the quoted price once', async (context) => {
    if (!shop) return context.skip('no S3 server: neither S3_TEST_ENDPOINT nor SHARED_DIR');
    const ids = await shop.enrol(actor, film);
    const before = await shop.wallet(actor);
    const sessionId = await shop.send(actor, bytes);
    const { session, video } = await shop.settled(actor, sessionId);
    expect(session).toMatchObject({ status: 'READY', charged: true, credits: 1, percent: 100 });
    expect(video).toMatchObject({ width: film.width, height: film.height, status: 'ACCEPTED' });
    expect(await shop.wallet(actor)).toEqual({ balance: before.balance - 1, held: 0 });

    const { items } = await shop.sessions.report(actor, sessionId);
    const counted = Object.fromEntries(
      [...ids].map(([key, id]) => [key, items.find((i) => i.product_id === id)?.quantity ?? 0]),
    );
    expect(counted).toEqual(film.counts);

    const named = items.filter((item) => item.product_id !== null);
    const facings = await shop.sessions.evidence(actor, sessionId, named[0]!.id);
    expect(facings).toHaveLength(named[0]!.quantity);
    const { box } = facings[0]!;
    for (const side of [box.x, box.y, box.width, box.height]) {
      expect(side).toBeGreaterThanOrEqual(0);
      expect(side).toBeLessThanOrEqual(1);
    }
    await expect.poll(() => costsOf(database, sessionId)).toEqual(['AI', 'COMPUTE', 'STORAGE']);
  });
});

/** The kinds of cost that were booked of a session; of our own machines only those above zero. */
async function costsOf(database: TestDatabase, sessionId: string): Promise<string[]> {
  const rows = await database.superuser<{ kind: string }>(
    `SELECT DISTINCT kind FROM billing.cogs_records
      WHERE session_id = $1 AND (kind = 'AI' OR cost_micro_usd > 0) ORDER BY kind`,
    [sessionId],
  );
  return rows.map(({ kind }) => kind);
}

describe('films that cannot be counted', () => {
  let database: TestDatabase;
  let shop: FilmShop;
  let actor: StoreActor;

  beforeAll(async () => {
    database = await TestDatabase.create();
    shop = await FilmShop.open(database);
    actor = await shop.store();
  });
  afterAll(async () => {
    await shop.close();
    await database.drop();
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'film.empty'],
    ['text under a film’s name', Buffer.from('esto no es un video'.repeat(500)), 'film.unreadable'],
  ])('refuses %s, says why and charges nothing', async (_what, content, code) => {
    const before = await shop.wallet(actor);
    const { session } = await shop.settled(actor, await shop.send(actor, content));
    expect(session).toMatchObject({ status: 'FAILED', failure_code: code, charged: false });
    expect(await shop.wallet(actor)).toEqual(before);
  });

  it('refuses a film that was cut off on the way', async () => {
    const before = await shop.wallet(actor);
    const cut = bytes.subarray(0, Math.floor(bytes.length / 3));
    const { session } = await shop.settled(actor, await shop.send(actor, cut));
    expect(session).toMatchObject({ status: 'FAILED', charged: false });
    expect(session.failure_code).toMatch(/^film\.(unreadable|too_short)$/);
    expect(await shop.wallet(actor)).toEqual(before);
  });
});

describe('steering a session', () => {
  let database: TestDatabase;
  let shop: FilmShop;

  beforeAll(async () => {
    database = await TestDatabase.create();
    shop = await FilmShop.open(database);
  });
  afterAll(async () => {
    await shop.close();
    await database.drop();
  });

  it('keeps a film that waits for credits and goes on by itself when they come', async () => {
    const actor = await shop.poorStore();
    const waiting = await shop.send(actor, bytes);
    const { session } = await shop.settled(actor, waiting);
    expect(session).toMatchObject({ status: 'WAITING_CREDITS', credits: 1 });
    expect(await shop.wallet(actor)).toEqual({ balance: 0, held: 0 });
    await shop.welcome(actor.payerUserId);
    await expect
      .poll(async () => (await shop.sessions.get(actor, waiting)).session.status, {
        timeout: 120_000,
      })
      .toBe('READY');
    // No product is enrolled, so nothing is worth its price and what was held is given back.
    expect(await shop.wallet(actor)).toEqual({ balance: 5, held: 0 });
  });

  it('is refused what it may not do', async () => {
    const actor = await shop.store();
    const { session } = await shop.sessions.create(actor, { name: 'Vacía', area: null });
    await expect(shop.sessions.report(actor, session.id)).rejects.toMatchObject({
      code: 'sessions.not_ready',
    });
    await expect(shop.sessions.retry(actor, session.id)).rejects.toMatchObject({
      code: 'sessions.not_retryable',
    });
    const canceled = await shop.sessions.cancel(actor, session.id);
    expect(canceled.session.status).toBe('CANCELED');
    expect((await shop.sessions.cancel(actor, session.id)).session.status).toBe('CANCELED');
  });

  it('is not found from another store', async () => {
    const mine = await shop.store();
    const other = await shop.store();
    const { session } = await shop.sessions.create(mine, { name: 'Mía', area: null });
    // One after the other: a refusal that nobody awaits yet would count as a fault.
    for (const attempt of [
      () => shop.sessions.get(other, session.id),
      () => shop.sessions.cancel(other, session.id),
      () => shop.sessions.report(other, session.id),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'resource.not_found' });
    }
  });
});
