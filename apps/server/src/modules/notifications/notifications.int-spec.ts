import { createECDH, randomBytes } from 'node:crypto';
import { PassThrough } from 'node:stream';
import webPush from 'web-push';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../test/support/builders.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import { PushSimulator } from '../../../test/support/vendors/push-simulator.js';
import type { UserActor } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import { Outbox } from '../../platform/events/outbox.js';
import type { OutgoingMessage } from '../../platform/messaging/message-sender.port.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { AccountsRepository } from '../auth/accounts.repository.js';
import { AccountsService } from '../auth/accounts.service.js';
import { PasswordHasher } from '../auth/password-hasher.js';
import type { Channel, NotificationKind } from './kinds.js';
import { NewsHandler, NEWS_RULES } from './news-handlers.js';
import { NotificationCenter } from './notification-center.js';
import { NotificationDelivery } from './notification-delivery.js';
import { NotificationNews } from './notification-news.js';
import { NotificationStream } from './notification-stream.js';
import { NotificationsRepository } from './notifications.repository.js';
import { NotificationsService } from './notifications.service.js';
import { createPushSenders } from './notifications.worker.module.js';

// Real: PostgreSQL, the FCM and Web Push senders. Faked: their services over HTTP, the mail port.
let database: TestDatabase;
let push: PushSimulator;
let service: NotificationsService;
let center: NotificationCenter;
let delivery: NotificationDelivery;
const mails: OutgoingMessage[] = [];

beforeAll(async () => {
  database = await TestDatabase.create();
  push = new PushSimulator();
  await push.start();
  const vapid = webPush.generateVAPIDKeys();
  const config = database.config({
    FCM_SERVICE_ACCOUNT: push.serviceAccount,
    FCM_API_URL: push.url,
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
  });
  const { db } = database;
  const outbox = new Outbox();
  const rows = new NotificationsRepository();
  const accounts = new AccountsService(db, new AccountsRepository(), new PasswordHasher(), outbox);
  service = new NotificationsService(db, rows);
  center = new NotificationCenter(rows, outbox);
  const mailer = { send: (message: OutgoingMessage) => Promise.resolve(void mails.push(message)) };
  delivery = new NotificationDelivery(db, rows, accounts, createPushSenders(config), mailer);
});
afterAll(async () => {
  await push.stop();
  await database.drop();
});

async function person(): Promise<UserActor> {
  return (await given.user(database)).actor;
}

async function tell(
  { userId }: UserActor,
  kind: NotificationKind = 'PAYMENT_CONFIRMED',
  options: { dedupeKey?: string; at?: string } = {},
): Promise<void> {
  const news = {
    userId,
    kind,
    facts: {
      orderId: newId(),
      credits: 30,
      amountCentavos: 12_900,
      expiresAt: '2026-11-26T03:00:00Z',
    },
    dedupeKey: options.dedupeKey ?? newId(),
  };
  const now = new Date(options.at ?? '2026-11-25T18:00:00Z');
  await database.db.write({ kind: 'job', name: 't', userId }, (tx) => center.tell(tx, news, now));
}

interface WaitingJob {
  payload: { notificationId: string; userId: UserActor['userId']; channel: Channel };
  delay: number;
}

/** The delivery jobs that wait for a person, taken out of the outbox. */
function jobsOf(actor: UserActor): Promise<WaitingJob[]> {
  return database.superuser<WaitingJob & Record<string, unknown>>(
    `DELETE FROM platform.outbox_events
      WHERE name = 'notifications.deliver-notification' AND payload->>'userId' = $1
      RETURNING payload, extract(epoch FROM available_at - created_at)::float8 AS delay`,
    [actor.userId],
  );
}

async function deliverAll(actor: UserActor, times = 1): Promise<void> {
  const jobs = await jobsOf(actor);
  for (let index = 0; index < times; index += 1) {
    for (const { payload } of jobs) {
      await delivery.deliver(payload.userId, payload.notificationId, payload.channel);
    }
  }
}

function fcmDevice(token: string) {
  return { kind: 'FCM' as const, token, p256dh: undefined, auth: undefined };
}

describe('a notification', () => {
  it('is in the list once however often it is told, and counts as unread until read', async () => {
    const actor = await person();
    for (let index = 0; index < 3; index += 1) await tell(actor, undefined, { dedupeKey: 'one' });
    await tell(actor);
    expect(await service.countUnread(actor)).toBe(2);
    const [newest] = await service.list(actor, { beforeId: undefined, limit: 10 });
    await service.markRead(actor, newest!.id);
    expect(await service.countUnread(actor)).toBe(1);
    await service.markAllRead(actor);
    expect(await service.countUnread(actor)).toBe(0);
  });

  it('is nobody else’s', async () => {
    const [actor, stranger] = [await person(), await person()];
    await tell(actor);
    const [row] = await service.list(actor, { beforeId: undefined, limit: 1 });
    await expect(service.markRead(stranger, row!.id)).rejects.toMatchObject({
      code: 'resource.not_found',
    });
    const seen = await database.db.read(stranger, (tx) =>
      tx.query(`SELECT 1 FROM notifications.notifications`),
    );
    expect(seen).toEqual([]);
  });

  it('comes down the stream as it happens, with the unread count', async () => {
    const actor = await person();
    await tell(actor);
    const seen: string[] = [];
    const news = new NotificationNews(database.db);
    const streams = new NotificationStream(service, news);
    const out = new PassThrough({ encoding: 'utf8' });
    streams.open(out, { actor, language: 'es', lastEventId: undefined });
    await new Promise<void>((resolve, reject) => {
      const timeout = setTimeout(() => reject(new Error(seen.join())), 10_000);
      out.on('data', (text: string) => {
        for (const [, type, data] of text.matchAll(/^event: (\w+)\n(?:id: .*\n)?data: (.*)$/gm)) {
          if (type === 'heartbeat') continue;
          const { count = '' } = JSON.parse(data!) as { count?: number };
          seen.push(`${type} ${count}`.trim());
          if (seen.length === 1) void tell(actor, 'REFERRAL_REWARD');
        }
        if (seen.includes('unread 2')) {
          clearTimeout(timeout);
          resolve();
        }
      });
    });
    out.destroy();
    expect(seen).toEqual(['unread 1', 'notification', 'unread 2']);
    streams.onApplicationShutdown();
    await news.onApplicationShutdown();
  });
});

describe('delivery', () => {
  it('pushes to every device and mails, each once though the job runs again', async () => {
    const actor = await person();
    await service.registerDevice(actor, fcmDevice('token-a1234567'));
    await service.registerDevice(actor, fcmDevice('token-b1234567'));
    await tell(actor, 'VOUCHER_EXPIRING');
    const before = mails.length;
    await deliverAll(actor, 3);
    const tokens = push.sent.map((message) => message.token);
    expect(tokens.filter((token) => /^token-[ab]1234567$/.test(token)).sort()).toEqual([
      'token-a1234567',
      'token-b1234567',
    ]);
    expect(push.sent.at(-1)!.title).toBe('Tu recibo está por vencer');
    expect(mails.length - before).toBe(1);
    expect(mails.at(-1)!.body).toContain('$129.00');
  });

  it('reaches browsers by Web Push, encrypted and signed', async () => {
    const actor = await person();
    const client = createECDH('prime256v1');
    await service.registerDevice(actor, {
      kind: 'WEB',
      token: `${push.url}/push/alive`,
      p256dh: client.generateKeys('base64url'),
      auth: randomBytes(16).toString('base64url'),
    });
    await tell(actor, 'REPORT_READY');
    await deliverAll(actor);
    const sent = push.webPushes.find((each) => each.path === '/push/alive');
    expect(sent?.headers['content-encoding']).toBe('aes128gcm');
    expect(sent?.headers.authorization).toMatch(/^vapid t=/);
  });

  it('forgets devices that are dead', async () => {
    const actor = await person();
    await service.registerDevice(actor, fcmDevice('token-dead1234'));
    await service.registerDevice(actor, fcmDevice('token-live1234'));
    push.dead.add('token-dead1234');
    await tell(actor);
    await deliverAll(actor);
    const left = await database.superuser(
      `SELECT token FROM notifications.push_devices WHERE user_id = $1`,
      [actor.userId],
    );
    expect(left).toEqual([{ token: 'token-live1234' }]);
  });

  it('comes back when the service is away, without repeating what was sent', async () => {
    const actor = await person();
    await service.registerDevice(actor, fcmDevice('token-away1234'));
    await tell(actor, 'REPORT_READY');
    const [job] = await jobsOf(actor);
    const run = () =>
      delivery.deliver(job!.payload.userId, job!.payload.notificationId, job!.payload.channel);
    push.isAway = true;
    await expect(run()).rejects.toThrow();
    push.isAway = false;
    await run();
    await run();
    expect(push.sent.filter(({ token }) => token === 'token-away1234')).toHaveLength(1);
  });

  it('follows a telephone to its new owner', async () => {
    const [first, second] = [await person(), await person()];
    await service.registerDevice(first, fcmDevice('token-moved123'));
    await service.registerDevice(second, fcmDevice('token-moved123'));
    await tell(first);
    await deliverAll(first);
    expect(push.sent.filter(({ token }) => token === 'token-moved123')).toHaveLength(0);
  });

  it('keeps to the preferences and to the quiet hours', async () => {
    const actor = await person();
    const chosen = await service.preferences(actor);
    chosen.channels.REPORT_READY = { push: false, email: true };
    await service.savePreferences(actor, { ...chosen, quiet: { from: 20, to: 9 } });
    await tell(actor, 'REPORT_READY');
    expect((await jobsOf(actor)).map(({ payload }) => payload.channel)).toEqual(['email']);
    // 21:00 in Mexico City.
    await tell(actor, 'CREDITS_LOW', { at: '2026-11-26T03:00:00Z' });
    const [late] = await jobsOf(actor);
    expect(Math.round(late!.delay)).toBe(12 * 3600);
  });

  it('was as FCM’s own document says', () => {
    expect(push.contract?.violations ?? []).toEqual([]);
  });
});

describe('news', () => {
  const settings = () => new Settings(database.db);

  it.each(NEWS_RULES.map((rule) => [rule.name, rule] as const))('%s', async (_, rule) => {
    const actor = await person();
    const payload = {
      sessionId: newId(),
      storeId: newId(),
      orderId: newId(),
      rewardId: newId(),
      invitationId: newId(),
      storeName: 'Abarrotes',
      products: 3,
      units: 12,
      credits: 1,
      available: 1,
      amountCentavos: 4_900,
      code: 'film.too_short',
      expiresAt: '2026-11-26T03:00:00Z',
      [rule.reader]: actor.userId,
    };
    const handler = new NewsHandler(rule, center, settings());
    const context = { eventId: newId(), requestId: newId() };
    for (let index = 0; index < 2; index += 1) {
      await database.db.write(handler.actor(payload), (tx) => handler.handle(tx, payload, context));
    }
    const list = await service.list(actor, { beforeId: undefined, limit: 10 });
    expect(list.map(({ kind }) => kind)).toEqual([rule.kind]);
  });

  it('of credits that are not low is no news', async () => {
    const actor = await person();
    const rule = NEWS_RULES.find(({ kind }) => kind === 'CREDITS_LOW')!;
    const handler = new NewsHandler(rule, center, settings());
    const payload = { userId: actor.userId, available: 50 };
    const context = { eventId: newId(), requestId: newId() };
    await database.db.write(handler.actor(payload), (tx) => handler.handle(tx, payload, context));
    expect(await service.countUnread(actor)).toBe(0);
  });
});
