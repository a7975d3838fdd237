import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../test/support/builders.js';
import { makeCredits, payerJob } from '../../../test/support/ledger.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import type { StoreActor, StoreId, UserActor, UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import { ledgerCheck } from './ledger-check.js';

let database: TestDatabase;
let at: ReturnType<typeof makeCredits>;

beforeAll(async () => {
  database = await TestDatabase.create();
  at = makeCredits(database.db);
});
afterAll(() => database.drop());

const CHECKER = { kind: 'system', task: 'check-ledger' } as const;

function check() {
  return database.db.read(CHECKER, (tx) => ledgerCheck(tx));
}

async function userWith(credits: number): Promise<UserId> {
  const { id: userId } = await given.user(database);
  await database.db.write(payerJob(userId), async (tx) => {
    const wallet = await at.ledger.lockWallet(tx, userId);
    if (credits === 0) return;
    await at.movements.bringIn(tx, wallet, {
      type: 'PURCHASE',
      key: `purchase:${userId}`,
      credits,
      from: 'system.sales',
      kind: 'PAID',
      orderId: newId(),
    });
  });
  return userId;
}

function balanceOf(userId: UserId) {
  return database.db.read(payerJob(userId), async (tx) => {
    const { balance, held, available, debt } = await at.credits.balance(tx, userId);
    return { balance, held, available, debt };
  });
}

function hold(payerUserId: UserId, sessionId: string, credits = 1) {
  return database.db.write(payerJob(payerUserId), (tx) =>
    at.credits.hold(tx, { payerUserId, sessionId, credits }),
  );
}

/** A pool that is full for too long answers as the API does, "come back": so we do. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!/timeout exceeded when trying to connect/.test(String(error))) throw error;
    }
  }
}

function capture(userId: UserId, sessionId: string) {
  return database.db.write(payerJob(userId), (tx) => at.credits.capture(tx, { sessionId }));
}

function release(userId: UserId, sessionId: string) {
  return database.db.write(payerJob(userId), (tx) =>
    at.credits.release(tx, { sessionId, reason: 'film.too_dark' }),
  );
}

describe('welcome credits', () => {
  it('are given once, however often the event is delivered', async () => {
    const { id: userId } = await given.user(database);
    const grant = () =>
      database.db.write({ kind: 'job', name: 'welcome', userId }, (tx) =>
        at.credits.grantWelcome(tx, { userId }),
      );
    await Promise.all([grant(), grant(), grant()]);
    await grant();
    expect(await balanceOf(userId)).toEqual({ balance: 5, held: 0, available: 5, debt: 0 });
  });
});

describe('a session’s credits', () => {
  it('are held, then captured: the READY session costs the quoted price once', async () => {
    const userId = await userWith(5);
    const sessionId = newId();
    expect(await hold(userId, sessionId, 2)).toEqual({ ok: true, credits: 2, state: 'HELD' });
    expect(await balanceOf(userId)).toMatchObject({ balance: 5, held: 2, available: 3 });
    await capture(userId, sessionId);
    await capture(userId, sessionId);
    expect(await balanceOf(userId)).toMatchObject({ balance: 3, held: 0, available: 3 });
  });

  it('come back whole when the session fails, and a retry holds anew', async () => {
    const userId = await userWith(5);
    const sessionId = newId();
    await hold(userId, sessionId, 2);
    await release(userId, sessionId);
    expect(await release(userId, sessionId)).toEqual({ credits: 0 });
    expect(await balanceOf(userId)).toMatchObject({ balance: 5, held: 0 });
    expect(await hold(userId, sessionId, 3)).toMatchObject({ ok: true, credits: 3 });
    await capture(userId, sessionId);
    expect(await balanceOf(userId)).toMatchObject({ balance: 2, held: 0 });
  });

  it('are not held twice when asking is repeated', async () => {
    const userId = await userWith(5);
    const sessionId = newId();
    await Promise.all([1, 2, 3].map(() => hold(userId, sessionId, 2)));
    expect(await balanceOf(userId)).toMatchObject({ balance: 5, held: 2 });
    await capture(userId, sessionId);
    expect(await hold(userId, sessionId, 2)).toMatchObject({ ok: true, state: 'CAPTURED' });
    expect(await balanceOf(userId)).toMatchObject({ balance: 3, held: 0 });
  });

  it('are refused by an answer, not a fault, when the wallet cannot pay', async () => {
    const userId = await userWith(1);
    expect(await hold(userId, newId(), 2)).toEqual({
      ok: false,
      code: 'credits.insufficient',
      needed: 2,
      available: 1,
    });
    expect(await balanceOf(userId)).toMatchObject({ balance: 1, held: 0 });
  });

  it('end in one of charged or returned: neither follows the other', async () => {
    const userId = await userWith(5);
    const [captured, released] = [newId(), newId()];
    await hold(userId, captured);
    await capture(userId, captured);
    await expect(release(userId, captured)).rejects.toMatchObject({
      code: 'credits.hold_not_open',
    });
    await hold(userId, released);
    await release(userId, released);
    await expect(capture(userId, released)).rejects.toMatchObject({
      code: 'credits.hold_not_open',
    });
    await expect(capture(userId, newId())).rejects.toMatchObject({ code: 'credits.hold_not_open' });
    expect(await release(userId, newId())).toEqual({ credits: 0 });
  });

  it('cost nothing where the price is zero, and still have one outcome', async () => {
    const userId = await userWith(0);
    const sessionId = newId();
    expect(await hold(userId, sessionId, 0)).toMatchObject({ ok: true });
    expect(await capture(userId, sessionId)).toEqual({ credits: 0 });
    await expect(release(userId, sessionId)).rejects.toMatchObject({
      code: 'credits.hold_not_open',
    });
  });

  it('go to exactly one of 200 sessions that want the last credit at once', async () => {
    const userId = await userWith(1);
    const sessions = Array.from({ length: 200 }, () => newId());
    const results = await Promise.all(
      sessions.map((sessionId) => patiently(() => hold(userId, sessionId))),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await balanceOf(userId)).toEqual({ balance: 1, held: 1, available: 0, debt: 0 });
  });

  it('are settled once when capture and release race', async () => {
    const userId = await userWith(10);
    const sessions = Array.from({ length: 10 }, () => newId());
    for (const sessionId of sessions) await hold(userId, sessionId);
    const outcomes = await Promise.all(
      sessions.map(async (sessionId) => {
        const race = await Promise.allSettled([
          capture(userId, sessionId),
          release(userId, sessionId),
        ]);
        return race[0].status === 'fulfilled' && race[0].value.credits === 1;
      }),
    );
    const charged = outcomes.filter(Boolean).length;
    expect(await balanceOf(userId)).toMatchObject({ balance: 10 - charged, held: 0 });
  });

  it('keep the ledger whole under any mix of concurrent operations', async () => {
    const step = fc.record({
      session: fc.nat(4),
      credits: fc.integer({ min: 0, max: 4 }),
      verb: fc.constantFrom('hold', 'capture', 'release' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.nat(12), async (steps, start) => {
        const userId = await userWith(start);
        const sessions = Array.from({ length: 5 }, () => newId());
        await Promise.all(
          steps.map(async ({ session, credits, verb }) => {
            const id = sessions[session]!;
            const run = { hold: () => hold(userId, id, credits), capture, release }[verb];
            await run(userId, id).catch((error: { code?: string }) => {
              if (error.code !== 'credits.hold_not_open') throw error;
            });
          }),
        );
        const wallet = await balanceOf(userId);
        expect(wallet.held).toBeLessThanOrEqual(wallet.balance);
        expect(wallet.balance).toBeLessThanOrEqual(start);
      }),
      { numRuns: 25 },
    );
    expect((await check()).faults).toEqual([]);
  });
});

describe('lots', () => {
  it('lapse at their date, except what a running session holds', async () => {
    const { id: userId } = await given.user(database);
    await database.db.write(payerJob(userId), async (tx) => {
      const wallet = await at.ledger.lockWallet(tx, userId);
      await at.movements.bringIn(tx, wallet, {
        type: 'PROMO',
        key: `promo:${userId}`,
        credits: 3,
        from: 'system.promotions',
        kind: 'PROMOTIONAL',
        expiresAt: new Date(Date.now() + 400),
      });
    });
    const sessionId = newId();
    await hold(userId, sessionId, 2);
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(await hold(userId, newId(), 1)).toMatchObject({ ok: false, available: 0 });
    expect(await balanceOf(userId)).toMatchObject({ balance: 2, held: 2 });
    await release(userId, sessionId);
    expect(await hold(userId, newId(), 1)).toMatchObject({ ok: false, available: 0 });
    expect(await balanceOf(userId)).toMatchObject({ balance: 0, held: 0 });
  });
});

describe('history', () => {
  it('refuses UPDATE, DELETE and TRUNCATE even to the owner of the tables', async () => {
    await userWith(1);
    const owner = new pg.Client({ connectionString: database.ownerUrl });
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
          database.db.write({ kind: 'system', task: 'check-ledger' }, (tx) => tx.run(sql)),
        ).rejects.toMatchObject({ code: '42501' });
      }
    }
    await owner.end();
  });

  it('refuses a transaction whose entries do not sum to zero', async () => {
    const userId = await userWith(1);
    const forge = database.db.write(payerJob(userId), async (tx) => {
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
    const userId = await userWith(3);
    const sessionId = newId();
    await hold(userId, sessionId);
    await capture(userId, sessionId);
    const actor: UserActor = { kind: 'user', userId, role: 'USER' };
    const list = (beforeSeq: number | undefined) =>
      database.db.read(actor, (tx) =>
        at.credits.listTransactions(tx, userId, { beforeSeq, limit: 2 }),
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
    const owner = await userWith(3);
    const actor = member(owner, ['inventory:write']);
    const seen = await database.db.read(actor, async (tx) => ({
      wallet: await at.credits.balance(tx, owner),
      three: await at.credits.canPayerAfford(tx, 3),
      four: await at.credits.canPayerAfford(tx, 4),
    }));
    expect(seen).toMatchObject({ wallet: { balance: 0 }, three: true, four: false });
  });

  it('billing:read sees the owner’s wallet and cannot spend from it; billing:spend can', async () => {
    const owner = await userWith(3);
    const reader = member(owner, ['billing:read']);
    const spender = member(owner, ['billing:spend']);
    const request = () => ({ payerUserId: owner, sessionId: newId(), credits: 1 });
    const seen = await database.db.read(reader, (tx) => at.credits.balance(tx, owner));
    expect(seen.available).toBe(3);
    await expect(
      database.db.write(reader, (tx) => at.credits.hold(tx, request())),
    ).rejects.toThrow();
    const result = await database.db.write(spender, (tx) => at.credits.hold(tx, request()));
    expect(result.ok).toBe(true);
  });

  it('another user sees nothing and moves nothing', async () => {
    const owner = await userWith(3);
    const stranger: UserActor = { kind: 'user', userId: newId<UserId>(), role: 'USER' };
    const wallet = await database.db.read(stranger, (tx) => at.credits.balance(tx, owner));
    expect(wallet.balance).toBe(0);
    await expect(
      database.db.write(stranger, (tx) =>
        at.credits.hold(tx, { payerUserId: owner, sessionId: newId(), credits: 1 }),
      ),
    ).rejects.toThrow();
    expect(await balanceOf(owner)).toMatchObject({ balance: 3, held: 0 });
  });
});

describe('costs', () => {
  it('are booked once per session and key', async () => {
    const { id: userId } = await given.user(database);
    const storeId = newId<StoreId>();
    const sessionId = newId();
    const book = (key: string) =>
      database.db.write(payerJob(userId, storeId), (tx) =>
        at.credits.recordCogs(tx, {
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
    const rows = await database.db.read(payerJob(userId, storeId), (tx) =>
      tx.query(`SELECT 1 FROM billing.cogs_records WHERE session_id = $1`, [sessionId]),
    );
    expect(rows).toHaveLength(2);
  });
});

describe('the ledger check', () => {
  it('finds nothing wrong with what the product wrote', async () => {
    const report = await check();
    expect(report.faults).toEqual([]);
    expect(report.transactions).toBeGreaterThan(50);
  });

  it('names a wallet whose sums were tampered with, and lots and holds that disagree', async () => {
    const userId = await userWith(4);
    await database.db.write(payerJob(userId), (tx) =>
      tx.run(`UPDATE billing.credit_wallets SET balance = 5, held = 1 WHERE user_id = $1`, [
        userId,
      ]),
    );
    const rules = (await check()).faults.map((fault) => fault.rule);
    expect(rules).toEqual([
      'every wallet equals the sum of its entries',
      'the last transaction of every wallet tells its sums',
      'the lots of every wallet sum to its balance and to what it holds',
      'what every wallet holds is the sum of its open holds',
    ]);
  });
});
