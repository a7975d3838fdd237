import { newId } from '../../src/platform/database/ids.js';
import { given } from '../support/builders.js';
import { givenProducts, givenReport } from '../support/given-report.js';
import type { TestDatabase } from '../support/test-database.js';

/** A store with one of everything that an id in a body or a query may name. */
export async function givenShop(database: TestDatabase) {
  const store = await given.store(database);
  const { actor } = store;
  const [product, twin] = (await givenProducts(database, actor, ['Atún', 'Atún 2'])) as [
    string,
    string,
  ];
  const report = await givenReport(database, actor, [{ productId: product, quantity: 3 }, {}]);
  const [item, otherItem] = report.itemIds as [string, string];
  const [facing] = await database.superuser<{ id: string }>(
    `SELECT id FROM inventory.item_facings WHERE item_id = $1 LIMIT 1`,
    [item],
  );
  const opened = newId();
  await database.superuser(
    `INSERT INTO inventory.inventory_sessions
       (id, store_id, created_by, payer_user_id, name, status)
     VALUES ($1, $2, $3, $3, 'Conteo', 'CREATED')`,
    [opened, store.id, store.ownerId],
  );
  const count = newId();
  await database.superuser(
    `INSERT INTO inventory.counts (id, store_id, name, kind, created_by)
     VALUES ($1, $2, 'Conteo', 'FULL', $3)`,
    [count, store.id, store.ownerId],
  );
  const schedule = newId();
  await database.superuser(
    `INSERT INTO inventory.count_schedules
       (id, store_id, name, kind, every_days, next_at, created_by)
     VALUES ($1, $2, 'Cada lunes', 'FULL', 7, now() + interval '1 day', $3)`,
    [schedule, store.id, store.ownerId],
  );
  const snapshot = newId();
  await database.superuser(
    `INSERT INTO inventory.count_snapshots
       (id, store_id, session_id, name, kind, areas, totals, started_at, confirmed_by)
     VALUES ($1, $2, $3, 'Conteo', 'SESSION', '{}', '{}', now(), $4)`,
    [snapshot, store.id, report.sessionId, store.ownerId],
  );
  const card = newId();
  await database.superuser(
    `INSERT INTO payments.payment_methods
       (id, user_id, provider, vendor_ref, brand, last4, exp_month, exp_year)
     VALUES ($1, $2, 'stripe', $3, 'visa', '4242', 12, 2040)`,
    [card, store.ownerId, `pm_${card}`],
  );
  const member = await given.member(database, { storeId: store.id });
  return {
    storeId: store.id,
    ownerId: store.ownerId,
    product,
    twin,
    session: report.sessionId,
    item,
    otherItem,
    facing: facing!.id,
    /** A session that waits for its film. */
    opened,
    count,
    schedule,
    /** A confirmed count. */
    snapshot,
    card,
    member: member.userId,
  };
}
export type Shop = Awaited<ReturnType<typeof givenShop>>;

/** What an id in a body or a query is, and the call in which it is tried. */
export type ForeignIdCase =
  /** No row of a tenant's: why a foreign one needs no refusal. */
  | { readonly exempt: 'code challenge' | 'of the platform' | 'of a device' | 'staff' }
  | {
      /** The thing of the shop that the id names. */
      readonly names: keyof Shop;
      /** The path below the store's in one's own shop, when it names anything. */
      readonly at?: (mine: Shop) => Record<string, string>;
      readonly body?: (id: string, mine: Shop) => object;
      /** The other values of a query. */
      readonly query?: (mine: Shop) => Record<string, string>;
      /** A filter: nothing of the shop is named by a foreign id, so the page is empty. */
      readonly filters?: true;
      /** Refused for one's own too, in another word: the vendor knows no such card. */
      readonly ownIsRefused?: true;
    };

const staff: ForeignIdCase = { exempt: 'staff' };
const challenge: ForeignIdCase = { exempt: 'code challenge' };
const ofItem = (mine: Shop) => ({ sessionId: mine.session, itemId: mine.item });
const line = { visibleUnits: 1 };
const count = { name: 'Conteo', kind: 'FULL' };
const weekly = { ...count, everyDays: 7, nextAt: '2040-01-01T10:00:00Z' };

/** Every id in a body or a query of the document; the test fails for one that is missing here. */
export const foreignIdCases: Readonly<Record<string, ForeignIdCase>> = {
  'POST /auth/verify-otp challengeId': challenge,
  'POST /auth/resend-otp challengeId': challenge,
  'POST /auth/login/otp/verify challengeId': challenge,
  'POST /auth/password/reset challengeId': challenge,
  'POST /referrals/claim deviceId': { exempt: 'of a device' },
  'POST /payments/orders packageId': { exempt: 'of the platform' },
  'POST /payments/orders paymentMethodId': {
    names: 'card',
    body: (id) => ({
      packageId: '01930000-0000-7000-8000-000000000030',
      method: 'CARD',
      paymentMethodId: id,
    }),
    ownIsRefused: true,
  },
  'POST /admin/credits/adjustments userId': staff,
  'GET /admin/payments/orders ?userId': staff,
  'GET /admin/stores ?ownerId': staff,
  'GET /admin/sessions ?storeId': staff,
  'GET /admin/sessions ?userId': staff,
  'GET /admin/audit-logs ?userId': staff,
  'PUT /admin/ground-truth/{truthId}/annotations frames[].boxes[].productId': staff,

  'POST /stores/{storeId}/transfer userId': {
    names: 'member',
    body: (userId) => ({ userId }),
  },
  'POST /stores/{storeId}/sessions countId': { names: 'count', body: (countId) => ({ countId }) },
  'POST /stores/{storeId}/uploads sessionId': {
    names: 'opened',
    body: (sessionId) => ({
      sessionId,
      fileName: 'anaquel.mp4',
      contentType: 'video/mp4',
      sizeBytes: 6_000_000,
    }),
  },
  'POST /stores/{storeId}/products/{productId}/merge duplicateIds[]': {
    names: 'twin',
    at: ({ product }) => ({ productId: product }),
    body: (id) => ({ duplicateIds: [id] }),
  },
  'PATCH /stores/{storeId}/sessions/{sessionId}/items/{itemId} productId': {
    names: 'twin',
    at: ofItem,
    body: (productId) => ({ productId }),
  },
  'POST /stores/{storeId}/sessions/{sessionId}/items productId': {
    names: 'twin',
    at: ({ session }) => ({ sessionId: session }),
    body: (productId) => ({ ...line, productId }),
  },
  'POST /stores/{storeId}/sessions/{sessionId}/items/{itemId}/merge items[].id': {
    names: 'otherItem',
    at: ofItem,
    body: (id) => ({ items: [{ id, version: 1 }] }),
  },
  'POST /stores/{storeId}/sessions/{sessionId}/items/{itemId}/split productId': {
    names: 'twin',
    at: ofItem,
    body: (productId) => ({ ...line, productId }),
  },
  'POST /stores/{storeId}/sessions/{sessionId}/items/{itemId}/split facingIds[]': {
    names: 'facing',
    at: ofItem,
    body: (id) => ({ ...line, facingIds: [id] }),
  },
  'GET /stores/{storeId}/sessions/{sessionId}/variance ?against': {
    names: 'snapshot',
    at: ({ session }) => ({ sessionId: session }),
  },
  'GET /stores/{storeId}/variance ?before': {
    names: 'snapshot',
    query: ({ snapshot }) => ({ after: snapshot }),
  },
  'GET /stores/{storeId}/variance ?after': {
    names: 'snapshot',
    query: ({ snapshot }) => ({ before: snapshot }),
  },
  'GET /stores/{storeId}/counts ?assignedTo': { names: 'member', filters: true },
  'POST /stores/{storeId}/counts assignedTo': {
    names: 'member',
    body: (assignedTo) => ({ ...count, assignedTo }),
  },
  'PATCH /stores/{storeId}/counts/{countId} assignedTo': {
    names: 'member',
    at: (mine) => ({ countId: mine.count }),
    body: (assignedTo) => ({ assignedTo }),
  },
  'POST /stores/{storeId}/counts/{countId}/sessions sessionId': {
    names: 'session',
    at: (mine) => ({ countId: mine.count }),
    body: (sessionId) => ({ sessionId }),
  },
  'POST /stores/{storeId}/count-schedules assignedTo': {
    names: 'member',
    body: (assignedTo) => ({ ...weekly, assignedTo }),
  },
  'PATCH /stores/{storeId}/count-schedules/{scheduleId} assignedTo': {
    names: 'member',
    at: ({ schedule }) => ({ scheduleId: schedule }),
    body: (assignedTo) => ({ assignedTo }),
  },
  'GET /stores/{storeId}/stock/movements ?productId': { names: 'product', filters: true },
  'POST /stores/{storeId}/stock/adjustments productId': {
    names: 'product',
    body: (productId) => ({ productId, delta: 1, reason: 'ADJUSTMENT' }),
  },
  'POST /stores/{storeId}/exports sessionId': {
    names: 'session',
    body: (sessionId) => ({ kind: 'SESSION', format: 'csv', sessionId }),
  },
  'POST /stores/{storeId}/exports snapshotId': {
    names: 'snapshot',
    body: (snapshotId) => ({ kind: 'COUNT', format: 'csv', snapshotId }),
  },
  'POST /stores/{storeId}/exports beforeId': {
    names: 'snapshot',
    body: (beforeId, { snapshot }) => ({
      kind: 'VARIANCE',
      format: 'csv',
      beforeId,
      afterId: snapshot,
    }),
  },
  'POST /stores/{storeId}/exports afterId': {
    names: 'snapshot',
    body: (afterId, { snapshot }) => ({
      kind: 'VARIANCE',
      format: 'csv',
      beforeId: snapshot,
      afterId,
    }),
  },
  'POST /stores/{storeId}/exports labels[].productId': {
    names: 'product',
    body: (productId) => ({
      kind: 'LABELS',
      format: 'pdf',
      sheet: 'AVERY_5160',
      labels: [{ productId, copies: 1 }],
    }),
  },
};
