import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import pg from 'pg';
import { RULES_ABOVE } from '../../src/ledger-proof.js';
import { LEDGER_RULES } from '../../src/modules/credits/ledger-rules.js';
import { ledgerCheck } from '../../src/modules/credits/ledger-check.js';
import type { StoreActor, UserActor } from '../../src/platform/database/actor.js';
import type { Tx } from '../../src/platform/database/tx.js';
import { countShop } from '../support/count-shop.js';
import { givenReport } from '../support/given-report.js';
import { PaymentWorld } from '../support/payment-world.js';
import { postgresUrl } from '../support/postgres-server.js';
import { TestApi } from '../support/test-api.js';

// Real: payments, credits and inventory on PostgreSQL. Faked: the vendors.
let world: PaymentWorld;
let api: TestApi;
let superuser: pg.Client;
const $ = {
  buyer: '',
  order: '',
  refunded: '',
  session: '',
  product: '',
  film: '',
  count: '',
};

/** A shop that has bought, was given money back, has filmed, counted and confirmed. */
beforeAll(async () => {
  world = await PaymentWorld.open();
  api = await TestApi.start(world.database, world.env);
  const shop = await countShop(world.database, api);
  const { actor } = shop;
  const buyer: UserActor = { kind: 'user', userId: actor.userId, role: 'USER' };
  const { order } = await world.paidByCard(buyer);
  const { order: refunded } = await world.paidByCard(buyer);
  await world.at.refunds.request(await world.admin(), {
    orderId: refunded.id,
    credits: undefined,
  });
  await world.settle();
  const session = await chargedFilm(actor);
  const film = await givenReport(world.database, actor, [{ productId: shop.tuna, quantity: 4 }]);
  const first = await shop.owner('POST', `/sessions/${film.sessionId}/confirm`);
  expect(first.status, first.text).toBeLessThan(300);
  const inCount = await givenReport(world.database, actor, [
    { productId: shop.tuna, quantity: 6 },
    { productId: shop.cola, quantity: 2 },
  ]);
  const made = await shop.owner<{ id: string }>('POST', '/counts', { name: 'Toma', kind: 'FULL' });
  await shop.owner('POST', `/counts/${made.body.id}/sessions`, { sessionId: inCount.sessionId });
  const confirmed = await shop.owner('POST', `/counts/${made.body.id}/confirm`);
  expect(confirmed.status, confirmed.text).toBeLessThan(300);
  Object.assign($, {
    buyer: actor.userId,
    order: order.id,
    refunded: refunded.id,
    session,
    product: shop.tuna,
    film: film.sessionId,
    count: made.body.id,
  });
  superuser = new pg.Client({
    connectionString: postgresUrl(
      inject('testPostgres'),
      inject('testPostgres').superuser,
      world.database.name,
    ),
  });
  await superuser.connect();
});
afterAll(async () => {
  await superuser?.end();
  await api?.stop();
  await world?.close();
});

/** A film whose credits were held and captured, with its session. */
async function chargedFilm(actor: StoreActor): Promise<string> {
  const { sessionId } = await givenReport(world.database, actor, [{ quantity: 1 }]);
  await world.database.superuser(
    `UPDATE inventory.inventory_sessions SET charged = true WHERE id = $1`,
    [sessionId],
  );
  const job = { kind: 'job', name: 'test', payerUserId: actor.payerUserId } as const;
  await world.database.db.write(job, async (tx) => {
    await world.at.credits.hold(tx, { payerUserId: actor.payerUserId, sessionId, credits: 1 });
    await world.at.credits.capture(tx, { sessionId });
  });
  return sessionId;
}

/** The check on the superuser's connection, within its open transaction. */
async function faultsNow(): Promise<string[]> {
  const query = async <Row extends object>(sql: string): Promise<Row[]> =>
    (await superuser.query<Row>(sql)).rows;
  const tx = { query, find: async (sql: string) => (await query(sql))[0] } as unknown as Tx;
  return (await ledgerCheck(tx, RULES_ABOVE)).faults.map(({ rule }) => rule);
}

/** Does the harm past every guard, looks, and undoes it. */
async function afterHarm(sql: string): Promise<string[]> {
  await superuser.query('BEGIN');
  try {
    const { rows } = await superuser.query<{ sql: string }>(
      `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql
         FROM pg_constraint WHERE contype IN ('c', 'u') AND connamespace::regnamespace::text
              IN ('billing', 'payments', 'referrals', 'inventory') AND conparentid = 0
          AND conname NOT LIKE '%_store_key' AND conname NOT LIKE '%_user_key'`,
    );
    await superuser.query(`SET LOCAL session_replication_role = replica`);
    for (const { sql: drop } of rows) {
      await superuser.query('SAVEPOINT s');
      await superuser.query(drop).catch(() => superuser.query('ROLLBACK TO SAVEPOINT s'));
    }
    await superuser.query(sql);
    return await faultsNow();
  } finally {
    await superuser.query('ROLLBACK');
  }
}

/** For each rule the smallest harm that breaks it. */
const HARM: Readonly<Record<string, () => string>> = {
  'the entries of every transaction sum to zero': () =>
    `UPDATE billing.credit_entries SET amount = amount + 1 WHERE account = 'system.revenue'`,
  'every wallet equals the sum of its entries': () =>
    `UPDATE billing.credit_wallets SET balance = balance + 1 WHERE user_id = '${$.buyer}'`,
  'the history of every wallet is a chain without gaps': () =>
    `UPDATE billing.credit_transactions SET balance_after = balance_after + 1
      WHERE user_id = '${$.buyer}' AND seq = 1`,
  'the last transaction of every wallet tells its sums': () =>
    `UPDATE billing.credit_wallets SET last_seq = 1 WHERE user_id = '${$.buyer}'`,
  'the lots of every wallet sum to its balance and to what it holds': () =>
    `UPDATE billing.credit_lots SET remaining = remaining + 1 WHERE user_id = '${$.buyer}'`,
  'what every wallet holds is the sum of its open holds': () =>
    `UPDATE billing.credit_holds SET state = 'HELD' WHERE session_id = '${$.session}'`,
  'every hold holds from lots exactly what it says': () =>
    `DELETE FROM billing.credit_hold_lots WHERE hold_id IN
       (SELECT id FROM billing.credit_holds WHERE session_id = '${$.session}')`,
  'every session has exactly one outcome': () =>
    `UPDATE billing.credit_transactions SET type = 'RELEASE'
      WHERE session_id = '${$.session}' AND type = 'CAPTURE'`,
  'no session moves credits without a hold': () =>
    `DELETE FROM billing.credit_holds WHERE session_id = '${$.session}'`,
  'every order is credited at most once and never gives back more than it brought': () =>
    `INSERT INTO billing.credit_transactions
       SELECT (t).* FROM (SELECT jsonb_populate_record(t, jsonb_build_object('id',
         gen_random_uuid(), 'seq', 999, 'idempotency_key', 'twice')) AS t
         FROM billing.credit_transactions t
        WHERE order_id = '${$.order}' AND type = 'PURCHASE') twice`,
  'every order has exactly one outcome: credited once when paid, never otherwise': () =>
    `UPDATE payments.payment_orders SET status = 'EXPIRED' WHERE id = '${$.order}'`,
  'no credits were bought without an order': () =>
    `DELETE FROM payments.payment_orders WHERE id = '${$.order}'`,
  'every refund took the credits it says, once, and a failed one gave them back': () =>
    `UPDATE payments.refunds SET credits = credits - 1 WHERE order_id = '${$.refunded}'`,
  'what an order gave back is the sum of its refunds': () =>
    `UPDATE payments.payment_orders SET refunded_centavos = refunded_centavos - 1
      WHERE id = '${$.refunded}'`,
  'no order gives back more money or credits than it took, nor any that was not paid': () =>
    `UPDATE payments.refunds SET amount_centavos = amount_centavos + 1
      WHERE order_id = '${$.refunded}'`,
  'every reward was given exactly once when granted, and taken back when reversed': () =>
    `INSERT INTO referrals.referral_rewards (id, user_id, referred_id, order_id, status, credits)
     VALUES (gen_random_uuid(), '${$.buyer}', gen_random_uuid(), gen_random_uuid(), 'GRANTED', 1)`,
  'every film that has ended is charged when it is worth it, and free otherwise': () =>
    `UPDATE inventory.inventory_sessions SET charged = false WHERE id = '${$.session}'`,
  'no film is charged before it has ended': () =>
    `UPDATE inventory.inventory_sessions SET status = 'MERGING' WHERE id = '${$.session}'`,
  'the stock of every product is the sum of its movements': () =>
    `UPDATE inventory.stock_levels SET quantity = quantity + 1
      WHERE product_id = '${$.product}'`,
  'a confirmed count has a snapshot of its own that stands, and no other count has one': () =>
    `UPDATE inventory.counts SET status = 'OPEN' WHERE id = '${$.count}'`,
  'a confirmed film has a snapshot that stands, its own or that of its count': () =>
    `UPDATE inventory.inventory_sessions SET snapshot_id = gen_random_uuid()
      WHERE id = '${$.film}'`,
  'a confirmed count is as it was: its lines add up to what it says': () =>
    `UPDATE inventory.snapshot_lines SET counted = counted + 1
      WHERE snapshot_id = (SELECT snapshot_id FROM inventory.counts WHERE id = '${$.count}')
        AND counted IS NOT NULL`,
};

const rules = [...LEDGER_RULES, ...RULES_ABOVE].map(({ rule }) => rule);

describe('npm run ledger:check', () => {
  it('finds nothing wrong with what the product wrote, as the task that may read it', async () => {
    const report = await world.database.db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
      ledgerCheck(tx, RULES_ABOVE),
    );
    expect(report.faults).toEqual([]);
    expect(await faultsNow()).toEqual([]);
  });

  it('is tried with a harm for every rule', () => {
    expect(Object.keys(HARM).sort()).toEqual([...rules].sort());
  });

  it.each(Object.keys(HARM))('reports the harm to: %s', async (rule) => {
    expect(await afterHarm(HARM[rule]!())).toContain(rule);
  });

  it('sees harm to stock and counts as the task itself, past no policy', async () => {
    await world.database.superuser(
      `UPDATE inventory.stock_levels SET quantity = quantity + 1 WHERE product_id = $1`,
      [$.product],
    );
    const report = await world.database.db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
      ledgerCheck(tx, RULES_ABOVE),
    );
    expect(report.faults.map(({ rule }) => rule)).toEqual([
      'the stock of every product is the sum of its movements',
    ]);
    await world.database.superuser(
      `UPDATE inventory.stock_levels SET quantity = quantity - 1 WHERE product_id = $1`,
      [$.product],
    );
  });

  it.each(['count_snapshots', 'snapshot_lines', 'stock_movements'])(
    'cannot be needed for a change of %s: nobody may make one',
    async (table) => {
      const change = world.database.superuser(
        `UPDATE inventory.${table} SET store_id = gen_random_uuid()`,
      );
      await expect(change).rejects.toThrow('kept as it was');
      const removal = world.database.superuser(`DELETE FROM inventory.${table}`);
      await expect(removal).rejects.toThrow('kept as it was');
      const emptying = world.database.superuser(`TRUNCATE inventory.${table} CASCADE`);
      await expect(emptying).rejects.toThrow('kept as it was');
    },
  );
});
