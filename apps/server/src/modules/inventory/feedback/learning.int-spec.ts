import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventProducts, Random, writeReferences } from '@miinventario/film-generator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../../test/support/builders.js';
import { FilmShop } from '../../../../test/support/film-shop.js';
import { givenCountedFilm } from '../../../../test/support/given-counted-film.js';
import { givenProducts, givenReport } from '../../../../test/support/given-report.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { CountScheduler } from '../counts/count-scheduler.js';
import { SchedulesService } from '../counts/schedules.service.js';
import { CandidatesService } from '../review/candidates.service.js';
import { ItemsService } from '../review/items.service.js';
import { SessionConfirmationService } from '../stock/session-confirmation.service.js';
import { ReferencesService } from '../products/references.service.js';
import { TruthExport } from './truth-export.js';
import { TruthService } from './truth.service.js';

// Real: the services, the worker with its queue, recognition, storage and PostgreSQL.
let database: TestDatabase;
let shop: FilmShop;
let directory: string;
let picture: Buffer;

beforeAll(async () => {
  database = await TestDatabase.create();
  shop = await FilmShop.open(database);
  directory = await mkdtemp(join(tmpdir(), 'mi-learning-'));
  const [product] = inventProducts(new Random(5), 1, 300);
  await writeReferences(product!, directory);
  picture = await readFile(join(directory, 'front_1.jpg'));
});
afterAll(async () => {
  await shop?.close();
  await database?.drop();
  await rm(directory, { recursive: true, force: true });
});

interface Learnt {
  product_id: string;
  source_item_id: string;
}

const learnt = (storeId: string): Promise<Learnt[]> =>
  database.superuser<Learnt & object>(
    `SELECT product_id, source_item_id FROM inventory.product_references
      WHERE store_id = $1 AND source = 'EVIDENCE'`,
    [storeId],
  );

describe('learning from corrections', () => {
  it('enrols the evidence of a named line with its name and code, and forgets it when it is renamed', async () => {
    const actor = await shop.store();
    const [cola, coffee] = (await givenProducts(database, actor, ['Cola', 'Café'])) as [
      string,
      string,
    ];
    const line = { label: 'KOLA 600', barcode: '7501055300075', confidence: 0.5 };
    const { sessionId, itemIds } = await givenReport(database, actor, [line]);
    const itemId = itemIds[0]!;
    const storage = shop.services.get<ObjectStorage>(OBJECT_STORAGE, { strict: false });
    await storage.put(`crops/${itemId}/1.jpg`, picture, 'image/jpeg');
    const items = shop.services.get(ItemsService, { strict: false });

    await items.change(actor, sessionId, { id: itemId, version: 1 }, { productId: cola });
    const asCola = [{ product_id: cola, source_item_id: itemId }];
    await expect.poll(() => learnt(actor.storeId), { timeout: 30_000 }).toEqual(asCola);
    const names = await database.superuser(
      `SELECT product_id, alias, source FROM inventory.product_aliases WHERE store_id = $1`,
      [actor.storeId],
    );
    expect(names).toEqual([{ product_id: cola, alias: 'KOLA 600', source: 'CORRECTION' }]);
    const codes = await database.superuser(
      `SELECT product_id FROM inventory.product_barcodes WHERE store_id = $1 AND barcode = $2`,
      [actor.storeId, line.barcode],
    );
    expect(codes).toEqual([{ product_id: cola }]);

    // A line that looks the same is offered what was learnt.
    const next = await givenReport(database, actor, [{ confidence: 0.4 }]);
    await storage.put(`crops/${next.itemIds[0]}/1.jpg`, picture, 'image/jpeg');
    const candidates = shop.services.get(CandidatesService, { strict: false });
    const offered = await candidates.list(actor, next.sessionId, next.itemIds[0]!);
    expect(offered[0]).toMatchObject({
      productId: cola,
      source: 'look',
      product: { name: 'Cola' },
    });
    expect(offered[0]!.score).toBeGreaterThan(0.8);

    // The next film's doubtful lines come with what they may be, until somebody has named them.
    const film = await givenCountedFilm(shop, actor, picture);
    const lines = async () => (await shop.sessions.report(actor, film.sessionId)).items;
    const kept = async () => (await lines())[0]?.candidates?.map(({ productId }) => productId);
    await expect.poll(kept, { timeout: 30_000 }).toEqual([cola]);
    expect((await lines())[0]).toMatchObject({ candidates: [{ name: 'Cola', source: 'look' }] });
    expect((await lines())[1]?.candidates ?? null).toBeNull();
    await items.change(actor, film.sessionId, { id: film.itemId, version: 1 }, { productId: cola });
    expect((await lines())[0]?.candidates ?? null).toBeNull();
    await expect
      .poll(async () => (await learnt(actor.storeId)).length, { timeout: 30_000 })
      .toBe(2);
    await items.remove(actor, film.sessionId, { id: film.itemId, version: 2 });
    await expect.poll(() => learnt(actor.storeId), { timeout: 30_000 }).toEqual(asCola);

    await items.change(actor, sessionId, { id: itemId, version: 2 }, { productId: coffee });
    const asCoffee = [{ product_id: coffee, source_item_id: itemId }];
    await expect.poll(() => learnt(actor.storeId), { timeout: 30_000 }).toEqual(asCoffee);
    await items.remove(actor, sessionId, { id: itemId, version: 3 });
    await expect.poll(() => learnt(actor.storeId), { timeout: 30_000 }).toEqual([]);
  });

  it('keeps the truth of a confirmed report, and tells how true the count was', async () => {
    const actor = await shop.store();
    const [cola, coffee] = (await givenProducts(database, actor, ['Cola', 'Café'])) as [
      string,
      string,
    ];
    const { sessionId, itemIds } = await givenReport(database, actor, [
      { productId: cola, quantity: 4 },
      { productId: coffee, quantity: 2 },
    ]);
    const items = shop.services.get(ItemsService, { strict: false });
    await items.change(actor, sessionId, { id: itemIds[0]!, version: 1 }, { quantity: 3 });
    await items.add(actor, sessionId, { productId: coffee, visibleUnits: 1 });
    const confirmation = shop.services.get(SessionConfirmationService, { strict: false });
    await confirmation.confirm(actor, sessionId);
    const truth = shop.services.get(TruthService, { strict: false });
    const [point] = await truth.accuracy(actor, 4);
    expect(point).toMatchObject({
      provider: 'local',
      sessions: 1,
      facings: 6,
      unit_errors: 2,
      corrections: 2,
    });

    // Staff accept it, and it is written as a set for `npm run eval`.
    await database.superuser(
      `UPDATE feedback.ground_truth SET status = 'ACCEPTED', reviewed_at = now()
        WHERE session_id = $1`,
      [sessionId],
    );
    await database.superuser(
      `INSERT INTO media.videos
         (id, store_id, session_id, status, s3_key, content_type, size_bytes, width,
          height, duration_ms)
       VALUES (gen_random_uuid(), $1, $2, 'ACCEPTED', $3, 'video/mp4', 4, 1280, 720, 9000)`,
      [actor.storeId, sessionId, `films/${sessionId}`],
    );
    const storage = shop.services.get<ObjectStorage>(OBJECT_STORAGE, { strict: false });
    await storage.put(`films/${sessionId}`, Buffer.from('film'), 'video/mp4');
    const photo = shop.services.get(ReferencesService, { strict: false });
    await photo.add(actor, cola, picture, undefined);
    const outDir = join(directory, 'truth');
    const written = [];
    for await (const one of shop.services.get(TruthExport, { strict: false }).run(outDir)) {
      written.push(one);
    }
    const name = `truth_${sessionId}`;
    expect(written).toEqual([{ sessionId, directory: join(outDir, name) }]);
    const file = await readFile(join(outDir, name, `${name}.json`), 'utf8');
    expect(JSON.parse(file)).toMatchObject({
      width: 1280,
      counts: { [cola]: 3, [coffee]: 3 },
      total_enrolled: 6,
    });
    expect(await readdir(join(outDir, name, 'refs', cola))).toEqual(['front_1.jpg']);
    expect(await readdir(join(outDir, name, 'refs'))).toEqual([cola]);
  });
});

describe('counts that come round', () => {
  it('are opened once, and their people are told and reminded', async () => {
    const actor = await shop.store();
    const schedules = shop.services.get(SchedulesService, { strict: false });
    const scheduler = shop.worker.get(CountScheduler, { strict: false });
    await schedules.create(actor, {
      name: 'Refrigerador',
      kind: 'ZONE',
      scopeValue: 'refrigerador',
      areas: [],
      blind: false,
      assignedTo: null,
      everyDays: 7,
      dueHours: 24,
      nextAt: new Date(Date.now() - 60_000),
      active: true,
    });
    const counts = (): Promise<Array<{ status: string }>> =>
      database.superuser(`SELECT status, kind FROM inventory.counts WHERE store_id = $1`, [
        actor.storeId,
      ]);
    const told = async (): Promise<string[]> => {
      const rows = await database.superuser<{ kind: string }>(
        `SELECT kind FROM notifications.notifications WHERE user_id = $1 AND kind LIKE 'COUNT_%'
          ORDER BY id`,
        [actor.userId],
      );
      return rows.map(({ kind }) => kind);
    };
    await scheduler.run();
    await scheduler.run();
    await expect.poll(told, { timeout: 30_000 }).toEqual(['COUNT_DUE']);
    expect(await counts()).toEqual([{ status: 'OPEN', kind: 'ZONE' }]);
    await database.superuser(
      `UPDATE inventory.counts SET due_at = now() - interval '1 hour' WHERE store_id = $1`,
      [actor.storeId],
    );
    await scheduler.run();
    await scheduler.run();
    await expect.poll(told, { timeout: 30_000 }).toEqual(['COUNT_DUE', 'COUNT_OVERDUE']);
  });

  it('tell the owner, and no longer the one who has left the store', async () => {
    const actor = await shop.store();
    const { userId } = await given.member(database, { storeId: actor.storeId });
    await shop.services.get(SchedulesService, { strict: false }).create(actor, {
      name: 'Mostrador',
      kind: 'FULL',
      scopeValue: null,
      areas: [],
      blind: false,
      assignedTo: userId,
      everyDays: 7,
      dueHours: 24,
      nextAt: new Date(Date.now() - 60_000),
      active: true,
    });
    await database.superuser(`DELETE FROM tenancy.store_users WHERE user_id = $1`, [userId]);
    await shop.worker.get(CountScheduler, { strict: false }).run();
    const told = (): Promise<Array<{ user_id: string }>> =>
      database.superuser(
        `SELECT user_id FROM notifications.notifications
          WHERE kind = 'COUNT_DUE' AND user_id IN ($1, $2)`,
        [actor.userId, userId],
      );
    await expect.poll(told, { timeout: 30_000 }).toEqual([{ user_id: actor.userId }]);
    const counts = await database.superuser(
      `SELECT assigned_to FROM inventory.counts WHERE store_id = $1`,
      [actor.storeId],
    );
    expect(counts).toEqual([{ assigned_to: null }]);
  });
});
