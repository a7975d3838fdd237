import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../test/support/builders.js';
import { payerJob } from '../../../test/support/ledger.js';
import { LedgerWorld } from '../../../test/support/ledger-world.js';
import type { StoreActor, StoreId, UserActor, UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';

let world: LedgerWorld;

beforeAll(async () => {
  world = await LedgerWorld.open();
});
afterAll(() => world.close());

describe('history', () => {
  it('refuses UPDATE, DELETE and TRUNCATE even to the owner of the tables', async () => {
    await world.userWith(1);
    const owner = new pg.Client({ connectionString: world.database.ownerUrl });
    await owner.connect();
    for (const table of ['credit_transactions', 'credit_entries']) {
      for (const sql of [
        `UPDATE billing.${table} SET amount = 9`,
        `DELETE FROM billing.${table}`,
        `TRUNCATE billing.${table} CASCADE`,
      ]) {
        await expect(owner.query(sql)).rejects.toMatchObject({
          constraint: expect.stringContaining('append_only'),
        });
        await expect(
          world.database.db.write({ kind: 'system', task: 'check-ledger' }, (tx) => tx.run(sql)),
        ).rejects.toMatchObject({ code: '42501' });
      }
    }
    await owner.end();
  });

  it('refuses a transaction whose entries do not sum to zero', async () => {
    const userId = await world.userWith(1);
    const forge = world.database.db.write(payerJob(userId), async (tx) => {
      const id = newId();
      await tx.run(
        `INSERT INTO billing.credit_transactions (id, user_id, seq, type, amount, held_amount,
           balance_after, held_after, debt_after, idempotency_key, actor, request_id)
         VALUES ($1, $2, 2, 'PROMO', 1, 0, 2, 0, 0, $3, 'job', 'x')`,
        [id, userId, `forged:${id}`],
      );
      await tx.run(`INSERT INTO billing.credit_entries VALUES ($1, $2, 'wallet.available', 1)`, [
        id,
        userId,
      ]);
    });
    await expect(forge).rejects.toMatchObject({ constraint: 'credit_entries_balanced_check' });
  });

  it('is listed newest first in pages, with the balance after each movement', async () => {
    const userId = await world.userWith(3);
    const sessionId = newId();
    await world.hold(userId, sessionId);
    await world.capture(userId, sessionId);
    const actor: UserActor = { kind: 'user', userId, role: 'USER' };
    const list = (beforeSeq: number | undefined) =>
      world.database.db.read(actor, (tx) =>
        world.at.credits.listTransactions(tx, userId, { beforeSeq, limit: 2 }),
      );
    const first = await list(undefined);
    expect(first.map((row) => [row.type, row.amount, row.held_amount, row.balance_after])).toEqual([
      ['CAPTURE', -1, -1, 2],
      ['HOLD', 0, 1, 3],
    ]);
    const rest = await list(first.at(-1)!.seq);
    expect(rest.map((row) => row.type)).toEqual(['PURCHASE']);
  });
});

describe('who may see and spend', () => {
  const member = (payerUserId: UserId, scopes: StoreActor['scopes']): StoreActor => ({
    kind: 'store',
    userId: newId<UserId>(),
    storeId: newId<StoreId>(),
    role: 'OPERATOR',
    scopes,
    payerUserId,
  });

  it('an operator without billing scopes learns whether the price can be paid, not the balance', async () => {
    const owner = await world.userWith(3);
    const actor = member(owner, ['inventory:write']);
    const seen = await world.database.db.read(actor, async (tx) => ({
      wallet: await world.at.credits.balance(tx, owner),
      three: await world.at.credits.canPayerAfford(tx, 3),
      four: await world.at.credits.canPayerAfford(tx, 4),
    }));
    expect(seen).toMatchObject({ wallet: { balance: 0 }, three: true, four: false });
  });

  it('billing:read sees the owner’s wallet and cannot spend from it; billing:spend can', async () => {
    const owner = await world.userWith(3);
    const reader = member(owner, ['billing:read']);
    const spender = member(owner, ['billing:spend']);
    const request = () => ({ payerUserId: owner, sessionId: newId(), credits: 1 });
    const seen = await world.database.db.read(reader, (tx) => world.at.credits.balance(tx, owner));
    expect(seen.available).toBe(3);
    await expect(
      world.database.db.write(reader, (tx) => world.at.credits.hold(tx, request())),
    ).rejects.toThrow();
    const result = await world.database.db.write(spender, (tx) =>
      world.at.credits.hold(tx, request()),
    );
    expect(result.ok).toBe(true);
  });

  it('another user sees nothing and moves nothing', async () => {
    const owner = await world.userWith(3);
    const stranger: UserActor = { kind: 'user', userId: newId<UserId>(), role: 'USER' };
    const wallet = await world.database.db.read(stranger, (tx) =>
      world.at.credits.balance(tx, owner),
    );
    expect(wallet.balance).toBe(0);
    await expect(
      world.database.db.write(stranger, (tx) =>
        world.at.credits.hold(tx, { payerUserId: owner, sessionId: newId(), credits: 1 }),
      ),
    ).rejects.toThrow();
    expect(await world.balanceOf(owner)).toMatchObject({ balance: 3, held: 0 });
  });
});

describe('costs', () => {
  it('are booked once per session and key', async () => {
    const { id: userId } = await given.user(world.database);
    const storeId = newId<StoreId>();
    const sessionId = newId();
    const book = (key: string) =>
      world.database.db.write(payerJob(userId, storeId), (tx) =>
        world.at.credits.recordCogs(tx, {
          sessionId,
          storeId,
          payerUserId: userId,
          kind: 'AI',
          provider: 'local',
          units: { frames: 12 },
          costMicroUsd: 0,
          key,
        }),
      );
    await book('detect');
    await book('detect');
    await book('store');
    const rows = await world.database.db.read(payerJob(userId, storeId), (tx) =>
      tx.query(`SELECT 1 FROM billing.cogs_records WHERE session_id = $1`, [sessionId]),
    );
    expect(rows).toHaveLength(2);
  });
});

describe('the ledger check', () => {
  it('finds nothing wrong with what the product wrote', async () => {
    const report = await world.check();
    expect(report.faults).toEqual([]);
    expect(report.transactions).toBeGreaterThan(5);
  });

  it('names a wallet whose sums were tampered with, and lots and holds that disagree', async () => {
    const userId = await world.userWith(4);
    await world.database.db.write(payerJob(userId), (tx) =>
      tx.run(`UPDATE billing.credit_wallets SET balance = 5, held = 1 WHERE user_id = $1`, [
        userId,
      ]),
    );
    const rules = (await world.check()).faults.map((fault) => fault.rule);
    expect(rules).toEqual([
      'every wallet equals the sum of its entries',
      'the last transaction of every wallet tells its sums',
      'the lots of every wallet sum to its balance and to what it holds',
      'what every wallet holds is the sum of its open holds',
    ]);
  });
});
