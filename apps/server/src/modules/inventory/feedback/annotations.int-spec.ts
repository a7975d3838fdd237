import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../../test/support/builders.js';
import { givenProducts, givenReport } from '../../../../test/support/given-report.js';
import { deedsOf, staff, tokenOf } from '../../../../test/support/staff.js';
import { TestApi } from '../../../../test/support/test-api.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { UserId } from '../../../platform/database/actor.js';
import { newId } from '../../../platform/database/ids.js';
import type { TruthFileResponse } from './dto/annotation.dto.js';

// Real: the API and PostgreSQL.
let database: TestDatabase;
let api: TestApi;
let admin: { readonly id: UserId; readonly token: string };
let milk: string;
let truthId: string;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database);
  admin = await staff(database, api);
  const { actor } = await given.store(database);
  const ids = await givenProducts(database, actor, ['Leche']);
  milk = ids[0]!;
  const { sessionId } = await givenReport(database, actor, [
    { productId: milk, quantity: 2 },
    { label: 'Desconocido' },
  ]);
  truthId = newId();
  await database.superuser(
    `INSERT INTO feedback.ground_truth
       (id, store_id, session_id, provider, lines, facings, unit_errors, corrections)
     VALUES ($1, $2, $3, 'local', '[]', 3, 0, 0)`,
    [truthId, actor.storeId, sessionId],
  );
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

const file = async (): Promise<TruthFileResponse> => {
  const { status, body } = await api.call<TruthFileResponse>(
    'GET',
    `/admin/ground-truth/${truthId}`,
    { token: admin.token },
  );
  expect(status).toBe(200);
  return body;
};

const annotate = (frames: unknown, version: number, token = admin.token) =>
  api.call<{ errors?: Array<{ field: string }> }>(
    'PUT',
    `/admin/ground-truth/${truthId}/annotations`,
    { token, headers: { 'if-match': `"${version}"` }, body: { frames, reason: 'revisado a mano' } },
  );

const box = (productId: string | null, x = 0.2) => ({
  ...{ x, y: 0.1, width: 0.3, height: 0.4, productId },
});

describe('the frames of a confirmed report', () => {
  it('begin with the boxes of the recogniser, and with the names of the store', async () => {
    const { isAnnotated, frames, products } = await file();
    expect(isAnnotated).toBe(false);
    expect(frames).toHaveLength(1);
    expect(frames[0]!.boxes.map(({ productId }) => productId).sort()).toEqual(
      [milk, milk, null].sort(),
    );
    expect(products).toEqual([{ id: milk, name: 'Leche' }]);
  });

  it('keep what staff have drawn instead, on record', async () => {
    const { version } = await file();
    const drawn = [box(milk), box(null, 0.6)];
    expect((await annotate([{ timeMs: 1000, boxes: drawn }], version)).status).toBe(200);
    const after = await file();
    expect(after).toMatchObject({ isAnnotated: true, version: version + 1 });
    expect(after.frames[0]!.boxes).toEqual(drawn);
    expect(await deedsOf(database, admin.id)).toContainEqual({
      action: 'ground_truth.annotated',
      target: `ground_truth:${truthId}`,
      reason: 'revisado a mano',
    });
  });

  it('take nothing over a version that nobody has seen', async () => {
    const { version } = await file();
    expect((await annotate([], version - 1)).status).toBe(412);
    expect((await file()).frames[0]!.boxes).toHaveLength(2);
  });

  it('refuse boxes beyond the frame, of other films and of other stores', async () => {
    const { version } = await file();
    const other = await given.store(database);
    const [strange] = await givenProducts(database, other.actor, ['Ajeno']);
    const refused = async (frames: unknown): Promise<string | undefined> => {
      const { status, body } = await annotate(frames, version);
      expect(status).toBe(400);
      return body.errors?.[0]?.field;
    };
    expect(await refused([{ timeMs: 1000, boxes: [box(milk, 0.8)] }])).toBe('frames.0.boxes.0');
    expect(await refused([{ timeMs: 7, boxes: [] }])).toBe('frames.0.timeMs');
    expect(await refused([{ timeMs: 1000, boxes: [box(strange!)] }])).toBe(
      'frames.0.boxes.0.productId',
    );
  });

  it('are shown to staff alone', async () => {
    const { id } = await given.user(database);
    const { version } = await file();
    expect((await annotate([], version, await tokenOf(database, api, id))).status).toBe(404);
  });
});
