import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTcpProxy, waitFor, type TcpProxy } from '@miinventario/devkit';
import type { SessionStatus, Upload } from '../../lib/client/api.types.js';
import { openUpload, sendUpload, type FilmUpload } from '../../lib/client/upload-film.js';
import { Shopkeeper } from '../support/shopkeeper.js';
import { testFilm, type TestFilm } from '../support/test-film.js';
import { startTestProduct, type TestProduct } from '../support/test-product.js';

let film: TestFilm;
let product: TestProduct;
let shopkeeper: Shopkeeper;
/** What the report says when nothing happens: an accident must change nothing in it. */
let undisturbed: Record<string, number>;

beforeAll(async () => {
  film = await testFilm({ seed: 3, kind: 'tiny' });
  product = await startTestProduct();
  shopkeeper = await Shopkeeper.arrive(product.apiUrl, film);
  const sessionId = await shopkeeper.openSession();
  await shopkeeper.send(sessionId, film);
  await shopkeeper.waitForEnd(sessionId);
  undisturbed = await shopkeeper.counts(sessionId);
  expect(Object.keys(undisturbed).sort()).toEqual(Object.keys(film.counts).sort());
});

afterAll(() => (product as TestProduct | undefined)?.dispose());

/** Reads the stage where it is stored, many times a second: a stage may be short. */
async function watchStage(
  sessionId: string,
  onStage: (stage: SessionStatus) => void,
): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: product.postgres!.superuserUrl });
  await client.connect();
  client.on('error', () => undefined);
  const state = { isOver: false };
  const watching = (async () => {
    while (!state.isOver) {
      const { rows } = await client.query<{ status: SessionStatus }>(
        'SELECT status FROM inventory.inventory_sessions WHERE id = $1',
        [sessionId],
      );
      if (rows[0]) onStage(rows[0].status);
      await sleep(5);
    }
  })().catch(() => undefined);
  return async () => {
    state.isOver = true;
    await watching;
    await client.end().catch(() => undefined);
  };
}

/** Runs `accident` once at each of the stages of one session, then expects the perfect end. */
async function survives(
  stages: readonly SessionStatus[],
  accident: (stage: SessionStatus) => void,
): Promise<SessionStatus[]> {
  const before = await shopkeeper.wallet();
  const sessionId = await shopkeeper.openSession();
  const happened: SessionStatus[] = [];
  const stopWatching = await watchStage(sessionId, (stage) => {
    if (!stages.includes(stage) || happened.includes(stage)) return;
    happened.push(stage);
    accident(stage);
  });
  await shopkeeper.send(sessionId, film);
  const session = await shopkeeper.waitForEnd(sessionId);
  await stopWatching();
  await product.waitUntilReady();
  expect(session.failure).toBeNull();
  expect(session.status).toBe('READY');
  expect(await shopkeeper.counts(sessionId)).toEqual(undisturbed);
  const after = await shopkeeper.wallet();
  expect(session.credits).toBeGreaterThan(0);
  expect(after).toMatchObject({ held: 0, balance: before.balance - session.credits! });
  return happened;
}

describe('a session survives', () => {
  it('the worker killed in each of its stages', async () => {
    const stages: SessionStatus[] = ['QUEUED', 'EXTRACTING', 'DETECTING', 'MERGING'];
    const happened = await survives(stages, () => product.worker.crash('SIGKILL'));
    expect(happened).toEqual(expect.arrayContaining(['EXTRACTING', 'DETECTING', 'MERGING']));
  });

  it('the API killed and started again while its film is counted', async () => {
    const happened = await survives(['DETECTING'], () => product.api.crash('SIGKILL'));
    expect(happened).toEqual(['DETECTING']);
  });

  it('PostgreSQL gone for two seconds while its film is counted', async () => {
    const restarts: Array<Promise<void>> = [];
    const before = await shopkeeper.wallet();
    const sessionId = await shopkeeper.openSession();
    const stopWatching = await watchStage(sessionId, (stage) => {
      if (stage === 'DETECTING' && restarts.length === 0) {
        restarts.push(product.postgres!.restart('immediate', 2_000));
      }
    });
    await shopkeeper.send(sessionId, film);
    await waitFor(async () => restarts.length > 0, { timeoutMs: 60_000, what: 'DETECTING' });
    await Promise.all(restarts);
    await stopWatching();
    await product.waitUntilReady();
    const session = await shopkeeper.waitForEnd(sessionId);
    expect(session.status).toBe('READY');
    expect(await shopkeeper.counts(sessionId)).toEqual(undisturbed);
    expect(await shopkeeper.wallet()).toMatchObject({
      held: 0,
      balance: before.balance - session.credits!,
    });
  });
});

describe('an upload survives', () => {
  let heavy: TestFilm;
  let wire: TcpProxy;
  let wired: TestProduct;

  beforeAll(async () => {
    heavy = await testFilm({
      seed: 3,
      kind: 'tiny',
      codec: ['-c:v', 'libx264', '-preset', 'ultrafast', '-b:v', '20M', '-minrate', '20M'],
    });
    wire = await startTcpProxy(0);
    wired = await startTestProduct({
      env: { PUBLIC_API_URL: `http://127.0.0.1:${wire.port}` },
    });
    wire.retarget(wired.ports.api);
  });

  afterAll(async () => {
    await wire.stop();
    await (wired as TestProduct | undefined)?.dispose();
  });

  it('the network dropped in the middle, with the parts it had', async () => {
    const owner = await Shopkeeper.arrive(`http://127.0.0.1:${wire.port}`, heavy);
    const before = await owner.wallet();
    const sessionId = await owner.openSession();
    const where: FilmUpload = { storeId: owner.storeId, sessionId, file: heavy.videoPath };
    const upload = await openUpload(owner.client, where);
    expect(upload.partCount).toBeGreaterThanOrEqual(3);

    const first = sendUpload(owner.client, where, upload, {
      parallelParts: 1,
      onPart: () => wire.cut(),
    });
    // It tries again and again, and gives up: nobody goes on with it when the network is back.
    await expect(first).rejects.toThrow();
    const sentBefore = wire.sentBytes();
    wire.restore();

    // A new run of the app knows nothing but the upload's id.
    const path = `/stores/${owner.storeId}/uploads/${upload.id}`;
    const known = await owner.client.get<Upload>(path);
    expect(known.status).toBe('OPEN');
    expect(known.received.length).toBeGreaterThanOrEqual(1);
    await sendUpload(owner.client, where, known, {});
    const total = upload.partSizeBytes * upload.partCount;
    expect(wire.sentBytes() - sentBefore).toBeLessThan(total - upload.partSizeBytes / 2);

    const session = await owner.waitForEnd(sessionId);
    expect(session.status).toBe('READY');
    const found = Object.keys(await owner.counts(sessionId));
    expect(found.sort()).toEqual(Object.keys(heavy.counts).sort());
    expect(await owner.wallet()).toMatchObject({
      held: 0,
      balance: before.balance - session.credits!,
    });
  });
});
