import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../test/support/builders.js';
import { makeCredits } from '../../../test/support/ledger.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import type { UserActor, UserId } from '../../platform/database/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { newId } from '../../platform/database/ids.js';
import { AccountsRepository } from '../auth/accounts.repository.js';
import { AccountsService } from '../auth/accounts.service.js';
import { PasswordHasher } from '../auth/password-hasher.js';
import { ledgerCheck } from '../credits/ledger-check.js';
import { ReferralRewards, REWARDER } from './referral-rewards.js';
import { REFERRAL_RULES } from './referral-rules.js';
import { ReferralsRepository } from './referrals.repository.js';
import { ReferralsService } from './referrals.service.js';
import { RewardReviewsService } from './reward-reviews.service.js';

let database: TestDatabase;
let at: ReturnType<typeof makeCredits>;
let service: ReferralsService;
let rewards: ReferralRewards;

beforeAll(async () => {
  database = await TestDatabase.create();
  at = makeCredits(database.db);
  const rows = new ReferralsRepository();
  const { db } = database;
  const accounts = new AccountsService(
    db,
    new AccountsRepository(),
    new PasswordHasher(),
    at.outbox,
  );
  service = new ReferralsService(db, rows, accounts, at.settings);
  rewards = new ReferralRewards(db, rows, at.credits, at.settings, at.outbox);
});
afterAll(() => database.drop());

async function person(): Promise<UserActor> {
  return (await given.user(database)).actor;
}

async function invite(inviter: UserActor, deviceId?: string): Promise<UserActor> {
  const invited = await person();
  const code = await service.code(inviter, undefined);
  await service.claim(invited, { code, deviceId });
  return invited;
}

const buys = (userId: UserId, orderId: string = newId(), cardFingerprint: string | null = null) =>
  database.db.write(REWARDER, (tx) => rewards.onPurchase(tx, { userId, orderId, cardFingerprint }));
const films = (userId: UserId, sessionId: string = newId()) =>
  database.db.write(REWARDER, (tx) => rewards.onFilm(tx, { userId, sessionId }));
const undo = (userId: UserId, orderId: string) =>
  database.db.write(REWARDER, (tx) => rewards.onPurchaseUndone(tx, { userId, orderId }));

/** Runs the settling jobs that wait in the outbox, each of them twice. */
async function settle(): Promise<void> {
  const jobs = await database.superuser<{
    payload: { referrerId: UserId; rewardId: string; isReversal: boolean };
  }>(`DELETE FROM platform.outbox_events WHERE name = 'referrals.settle-reward' RETURNING payload`);
  for (const { payload } of [...jobs, ...jobs]) {
    await rewards.settle(payload.referrerId, payload.rewardId, { isReversal: payload.isReversal });
  }
}

async function earned(actor: UserActor) {
  const wallet = await database.db.read(actor, (tx) => at.credits.balance(tx, actor.userId));
  return { balance: wallet.balance, debt: wallet.debt };
}

async function statusOf(actor: UserActor) {
  const list = await service.listRewards(actor, { beforeId: undefined, limit: 10 });
  return list.map((reward) => [reward.status, reward.review_reason]);
}

describe('a code', () => {
  it('is one per person, made once even when asked for at the same time', async () => {
    const actor = await person();
    const codes = await Promise.all([1, 2, 3, 4].map(() => service.code(actor, undefined)));
    expect(new Set(codes).size).toBe(1);
    expect(
      await service.isValid(` ${codes[0]!.toLowerCase().slice(0, 3)}-${codes[0]!.slice(3)}`),
    ).toBe(true);
    expect(await service.isValid('ZZZZZZZ')).toBe(false);
  });

  it('is not for oneself, is used once, and only in the first days of an account', async () => {
    const [inviter, other] = [await person(), await person()];
    const code = await service.code(inviter, undefined);
    const claim = (actor: UserActor) => service.claim(actor, { code, deviceId: undefined });
    await expect(claim(inviter)).rejects.toMatchObject({ code: 'referrals.own_code' });
    const invited = await invite(other);
    await expect(claim(invited)).rejects.toMatchObject({ code: 'referrals.already_invited' });
    const old = await person();
    await database.superuser(
      `UPDATE auth.users SET created_at = now() - interval '8 days' WHERE id = $1`,
      [old.userId],
    );
    await expect(claim(old)).rejects.toMatchObject({ code: 'referrals.too_late' });
  });

  it('builds a tree with levels', async () => {
    const top = await person();
    const middle = await invite(top);
    await invite(middle);
    const tree = await service.listInvited(top, { before: undefined, limit: 10 });
    expect(tree.map((row) => row.level).sort()).toEqual([1, 2]);
  });
});

describe('a reward', () => {
  it.each([
    ['purchase then film', async (id: UserId) => [await buys(id), await films(id)]],
    ['film then purchase', async (id: UserId) => [await films(id), await buys(id)]],
    ['both at once', (id: UserId) => Promise.all([buys(id), films(id)])],
    ['both many times', (id: UserId) => Promise.all([buys(id), films(id), buys(id), films(id)])],
  ])('comes exactly once: %s', async (_, act) => {
    const inviter = await person();
    const invited = await invite(inviter);
    await act(invited.userId);
    await settle();
    expect(await earned(inviter)).toEqual({ balance: 1, debt: 0 });
  });

  it('waits for both', async () => {
    const inviter = await person();
    await buys((await invite(inviter)).userId);
    await films((await invite(inviter)).userId);
    await settle();
    expect(await earned(inviter)).toEqual({ balance: 0, debt: 0 });
  });

  it('is taken back with its purchase; what was spent of it becomes a debt', async () => {
    const inviter = await person();
    const invited = await invite(inviter);
    const orderId = newId();
    await buys(invited.userId, orderId);
    await films(invited.userId);
    await settle();
    const sessionId = newId();
    await database.db.write({ kind: 'job', name: 't', payerUserId: inviter.userId }, async (tx) => {
      await at.credits.hold(tx, { payerUserId: inviter.userId, sessionId, credits: 1 });
      await at.credits.capture(tx, { sessionId });
    });
    await undo(invited.userId, orderId);
    await undo(invited.userId, orderId);
    await settle();
    expect(await earned(inviter)).toEqual({ balance: 0, debt: 1 });
    expect(await statusOf(inviter)).toEqual([['REVERSED', null]]);
  });

  it('does not come for a purchase that was undone before the film; the next one counts', async () => {
    const inviter = await person();
    const invited = await invite(inviter);
    const orderId = newId();
    await buys(invited.userId, orderId);
    await undo(invited.userId, orderId);
    await films(invited.userId);
    await settle();
    expect(await earned(inviter)).toEqual({ balance: 0, debt: 0 });
    await buys(invited.userId);
    await settle();
    expect(await earned(inviter)).toEqual({ balance: 1, debt: 0 });
  });

  it('goes to review for a shared device, a shared card, a closed loop and a burst', async () => {
    const device = newId();
    const sharer = await person();
    await service.code(sharer, device);
    const sameDevice = await invite(sharer, device);
    const payer = await person();
    await buys(payer.userId, newId(), 'fp_same');
    const sameCard = await invite(payer);
    const first = await person();
    const second = await invite(first);
    const code = await service.code(second, undefined);
    await service.claim(first, { code, deviceId: undefined });
    const popular = await person();
    const crowd: UserActor[] = [];
    for (let index = 0; index < 6; index += 1) crowd.push(await invite(popular));
    for (const actor of [sameDevice, first, crowd[5]!]) {
      await buys(actor.userId);
      await films(actor.userId);
    }
    await buys(sameCard.userId, newId(), 'fp_same');
    await films(sameCard.userId);
    await settle();
    expect(await statusOf(sharer)).toEqual([['REVIEW', 'shared_device']]);
    expect(await statusOf(payer)).toEqual([['REVIEW', 'shared_card']]);
    expect(await statusOf(second)).toEqual([['REVIEW', 'closed_loop']]);
    expect(await statusOf(popular)).toEqual([['REVIEW', 'burst']]);
    for (const actor of [sharer, payer, second, popular]) {
      expect(await earned(actor)).toEqual({ balance: 0, debt: 0 });
    }
  });

  it('in review is let through or refused by staff, once, with a reason that is audited', async () => {
    const admin = await given.user(database, { role: 'ADMIN' });
    const actor = { kind: 'admin', userId: admin.id, reason: 'Son dos tiendas' } as const;
    const reviews = new RewardReviewsService(
      database.db,
      new ReferralsRepository(),
      at.outbox,
      new AuditLog(),
    );
    const inReview = async () => {
      const device = newId();
      const inviter = await person();
      await service.code(inviter, device);
      const invited = await invite(inviter, device);
      await buys(invited.userId);
      await films(invited.userId);
      const [reward] = await service.listRewards(inviter, { beforeId: undefined, limit: 1 });
      return { inviter, rewardId: reward!.id };
    };
    const good = await inReview();
    const bad = await inReview();
    const waiting = await reviews.list(actor, { status: 'REVIEW', beforeId: undefined, limit: 50 });
    expect(waiting.map(({ id }) => id)).toEqual(
      expect.arrayContaining([good.rewardId, bad.rewardId]),
    );
    await reviews.decide(actor, good.rewardId, 'approve');
    await reviews.decide(actor, good.rewardId, 'approve');
    await reviews.decide(actor, bad.rewardId, 'reject');
    await settle();
    expect(await earned(good.inviter)).toEqual({ balance: 1, debt: 0 });
    expect(await earned(bad.inviter)).toEqual({ balance: 0, debt: 0 });
    await expect(reviews.decide(actor, bad.rewardId, 'approve')).rejects.toMatchObject({
      code: 'referrals.reward_not_in_review',
    });
    const audit = await database.superuser<{ action: string; reason: string }>(
      `SELECT action, reason FROM admin.audit_logs WHERE user_id = $1 ORDER BY id`,
      [admin.id],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'rewards.listed',
      'reward.approved',
      'reward.rejected',
    ]);
    expect(audit[1]!.reason).toBe('Son dos tiendas');
  });

  it('is not seen by strangers', async () => {
    const inviter = await person();
    const invited = await invite(inviter);
    await buys(invited.userId);
    await films(invited.userId);
    const stranger = await person();
    const seen = await database.db.read(stranger, (tx) =>
      tx.query(`SELECT 1 FROM referrals.referral_rewards UNION ALL
                SELECT 1 FROM referrals.referral_tree UNION ALL SELECT 1 FROM referrals.traces`),
    );
    expect(seen).toEqual([]);
  });

  it('leaves the ledger whole', async () => {
    const report = await database.db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
      ledgerCheck(tx, REFERRAL_RULES),
    );
    expect(report.faults).toEqual([]);
  });
});
