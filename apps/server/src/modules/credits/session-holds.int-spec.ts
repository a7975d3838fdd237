import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../test/support/builders.js';
import { payerJob } from '../../../test/support/ledger.js';
import { LedgerWorld } from '../../../test/support/ledger-world.js';
import { newId } from '../../platform/database/ids.js';

let world: LedgerWorld;

beforeAll(async () => {
  world = await LedgerWorld.open();
});
afterAll(() => world.close());

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

describe('welcome credits', () => {
  it('are given once, however often the event is delivered', async () => {
    const { id: userId } = await given.user(world.database);
    const grant = () =>
      world.database.db.write({ kind: 'job', name: 'welcome', userId }, (tx) =>
        world.at.credits.grantWelcome(tx, { userId }),
      );
    await Promise.all([grant(), grant(), grant()]);
    await grant();
    expect(await world.balanceOf(userId)).toEqual({ balance: 5, held: 0, available: 5, debt: 0 });
  });
});

describe('a session’s credits', () => {
  it('are held, then captured: the READY session costs the quoted price once', async () => {
    const userId = await world.userWith(5);
    const sessionId = newId();
    expect(await world.hold(userId, sessionId, 2)).toEqual({ ok: true, credits: 2, state: 'HELD' });
    expect(await world.balanceOf(userId)).toMatchObject({ balance: 5, held: 2, available: 3 });
    await world.capture(userId, sessionId);
    await world.capture(userId, sessionId);
    expect(await world.balanceOf(userId)).toMatchObject({ balance: 3, held: 0, available: 3 });
  });

  it('come back whole when the session fails, and a retry holds anew', async () => {
    const userId = await world.userWith(5);
    const sessionId = newId();
    await world.hold(userId, sessionId, 2);
    await world.release(userId, sessionId);
    expect(await world.release(userId, sessionId)).toEqual({ credits: 0 });
    expect(await world.balanceOf(userId)).toMatchObject({ balance: 5, held: 0 });
    expect(await world.hold(userId, sessionId, 3)).toMatchObject({ ok: true, credits: 3 });
    await world.capture(userId, sessionId);
    expect(await world.balanceOf(userId)).toMatchObject({ balance: 2, held: 0 });
  });

  it('are not held twice when asking is repeated', async () => {
    const userId = await world.userWith(5);
    const sessionId = newId();
    await Promise.all([1, 2, 3].map(() => world.hold(userId, sessionId, 2)));
    expect(await world.balanceOf(userId)).toMatchObject({ balance: 5, held: 2 });
    await world.capture(userId, sessionId);
    expect(await world.hold(userId, sessionId, 2)).toMatchObject({ ok: true, state: 'CAPTURED' });
    expect(await world.balanceOf(userId)).toMatchObject({ balance: 3, held: 0 });
  });

  it('are refused by an answer, not a fault, when the wallet cannot pay', async () => {
    const userId = await world.userWith(1);
    expect(await world.hold(userId, newId(), 2)).toEqual({
      ok: false,
      code: 'credits.insufficient',
      needed: 2,
      available: 1,
    });
    expect(await world.balanceOf(userId)).toMatchObject({ balance: 1, held: 0 });
  });

  it('end in one of charged or returned: neither follows the other', async () => {
    const userId = await world.userWith(5);
    const [captured, released] = [newId(), newId()];
    await world.hold(userId, captured);
    await world.capture(userId, captured);
    await expect(world.release(userId, captured)).rejects.toMatchObject({
      code: 'credits.hold_not_open',
    });
    await world.hold(userId, released);
    await world.release(userId, released);
    await expect(world.capture(userId, released)).rejects.toMatchObject({
      code: 'credits.hold_not_open',
    });
    await expect(world.capture(userId, newId())).rejects.toMatchObject({
      code: 'credits.hold_not_open',
    });
    expect(await world.release(userId, newId())).toEqual({ credits: 0 });
  });

  it('cost nothing where the price is zero, and still have one outcome', async () => {
    const userId = await world.userWith(0);
    const sessionId = newId();
    expect(await world.hold(userId, sessionId, 0)).toMatchObject({ ok: true });
    expect(await world.capture(userId, sessionId)).toEqual({ credits: 0 });
    await expect(world.release(userId, sessionId)).rejects.toMatchObject({
      code: 'credits.hold_not_open',
    });
  });

  it('go to exactly one of 200 sessions that want the last credit at once', async () => {
    const userId = await world.userWith(1);
    const sessions = Array.from({ length: 200 }, () => newId());
    const results = await Promise.all(
      sessions.map((sessionId) => patiently(() => world.hold(userId, sessionId))),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(await world.balanceOf(userId)).toEqual({ balance: 1, held: 1, available: 0, debt: 0 });
  });

  it('are settled once when capture and release race', async () => {
    const userId = await world.userWith(10);
    const sessions = Array.from({ length: 10 }, () => newId());
    for (const sessionId of sessions) await world.hold(userId, sessionId);
    const outcomes = await Promise.all(
      sessions.map(async (sessionId) => {
        const race = await Promise.allSettled([
          world.capture(userId, sessionId),
          world.release(userId, sessionId),
        ]);
        return race[0].status === 'fulfilled' && race[0].value.credits === 1;
      }),
    );
    const charged = outcomes.filter(Boolean).length;
    expect(await world.balanceOf(userId)).toMatchObject({ balance: 10 - charged, held: 0 });
  });

  it('keep the ledger whole under any mix of concurrent operations', async () => {
    const step = fc.record({
      session: fc.nat(4),
      credits: fc.integer({ min: 0, max: 4 }),
      verb: fc.constantFrom('hold', 'capture', 'release' as const),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.nat(12), async (steps, start) => {
        const userId = await world.userWith(start);
        const sessions = Array.from({ length: 5 }, () => newId());
        await Promise.all(
          steps.map(async ({ session, credits, verb }) => {
            const id = sessions[session]!;
            const run = {
              hold: () => world.hold(userId, id, credits),
              capture: () => world.capture(userId, id),
              release: () => world.release(userId, id),
            }[verb];
            await run().catch((error: unknown) => {
              if ((error as { code?: string }).code !== 'credits.hold_not_open') throw error;
            });
          }),
        );
        const wallet = await world.balanceOf(userId);
        expect(wallet.held).toBeLessThanOrEqual(wallet.balance);
        expect(wallet.balance).toBeLessThanOrEqual(start);
      }),
      { numRuns: 25 },
    );
    expect((await world.check()).faults).toEqual([]);
  });
});

describe('lots', () => {
  it('lapse at their date, except what a running session holds', async () => {
    const { id: userId } = await given.user(world.database);
    await world.database.db.write(payerJob(userId), async (tx) => {
      const wallet = await world.at.ledger.lockWallet(tx, userId);
      await world.at.movements.bringIn(tx, wallet, {
        type: 'PROMO',
        key: `promo:${userId}`,
        credits: 3,
        from: 'system.promotions',
        kind: 'PROMOTIONAL',
        expiresAt: new Date(Date.now() + 400),
      });
    });
    const sessionId = newId();
    await world.hold(userId, sessionId, 2);
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(await world.hold(userId, newId(), 1)).toMatchObject({ ok: false, available: 0 });
    expect(await world.balanceOf(userId)).toMatchObject({ balance: 2, held: 2 });
    await world.release(userId, sessionId);
    expect(await world.hold(userId, newId(), 1)).toMatchObject({ ok: false, available: 0 });
    expect(await world.balanceOf(userId)).toMatchObject({ balance: 0, held: 0 });
  });
});
