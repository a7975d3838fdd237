import { createServer } from 'node:http';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loadConfig } from '../../src/config/app-config.js';
import { migrate } from '../../src/migrate.js';
import { AccountsRepository } from '../../src/modules/auth/accounts.repository.js';
import { AccountsService } from '../../src/modules/auth/accounts.service.js';
import { PasswordHasher } from '../../src/modules/auth/password-hasher.js';
import { ledgerCheck } from '../../src/modules/credits/ledger-check.js';
import { PAYMENT_RULES } from '../../src/modules/payments/payment-rules.js';
import type { ProviderName } from '../../src/modules/payments/payment-provider.port.js';
import { REFERRAL_RULES } from '../../src/modules/referrals/referral-rules.js';
import { ReferralsRepository } from '../../src/modules/referrals/referrals.repository.js';
import { ReferralsService } from '../../src/modules/referrals/referrals.service.js';
import type { UserId } from '../../src/platform/database/actor.js';
import { createAppDataSource } from '../../src/platform/database/data-source.js';
import { Db } from '../../src/platform/database/database.service.js';
import { newId } from '../../src/platform/database/ids.js';
import { log } from '../../src/platform/telemetry/logger.js';
import { makePayments } from '../support/payments.js';
import {
  APP_ROLE,
  OWNER_ROLE,
  postgresUrl,
  startTestPostgres,
  TEMPLATE_DATABASE,
} from '../support/postgres-server.js';
import { ConektaSimulator } from '../support/vendors/conekta-simulator.js';
import { Random } from '../support/vendors/random.js';
import { StripeSimulator } from '../support/vendors/stripe-simulator.js';
import { compareWithVendors } from './compare-with-vendors.js';
import { ShopLife, type World } from './shop-life.js';
import { WorkerFleet } from './worker-fleet.js';

/**
 * `npm run simulate:money -- --users N --seed S [--steps K]`: people buy, film, fail, are refunded,
 * disputed and rewarded, while webhooks are doubled, delayed, reordered and lost, vendors answer
 * with errors, workers are killed and connections cut. In the end nothing may be lost or doubled.
 */
function option(name: string, fallback: number): number {
  const index = process.argv.indexOf(`--${name}`);
  return index === -1 ? fallback : Number(process.argv[index + 1]);
}

const users = option('users', 200);
const seed = option('seed', Math.floor(Math.random() * 1_000_000));
const steps = option('steps', 12);
const PARALLEL = 24;
const WEBHOOK_SECRET = 'whsec_simulation';

log.level = 'silent';
console.log(`simulate:money: ${users} users, ${steps} steps each, seed ${seed}`);

const random = new Random(seed);
const server = await startTestPostgres();
const appUrl = postgresUrl(server, APP_ROLE, TEMPLATE_DATABASE);
await migrate(postgresUrl(server, OWNER_ROLE, TEMPLATE_DATABASE), 'up');

// The API's own code takes the webhooks in, on a port of this process.
const door = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const provider = (request.url ?? '').slice(1) as ProviderName;
    const input = { rawBody: Buffer.concat(chunks), headers: request.headers };
    at.webhooks.receive(provider, input).then(
      () => response.writeHead(200).end('{}'),
      () => response.writeHead(500).end('{}'),
    );
  });
});
await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
const address = door.address();
const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
const disorder = { seed, duplicate: 0.25, lose: 0.05, maxDelayMs: 1_500 };
const stripe = new StripeSimulator({
  webhookUrl: `${base}/stripe`,
  webhookSecret: WEBHOOK_SECRET,
  disorder,
  faultRate: 0.02,
});
const conekta = new ConektaSimulator({ webhookUrl: `${base}/conekta`, disorder, faultRate: 0.02 });

const env = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'fatal',
  DATABASE_URL: appUrl,
  DATABASE_POOL_SIZE: '20',
  DATA_DIR: await mkdtemp(join(tmpdir(), 'mi-money-')),
  STRIPE_API_URL: await stripe.start(),
  STRIPE_SECRET_KEY: 'sk_test_simulation',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_simulation',
  STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
  CONEKTA_API_URL: await conekta.start(),
  CONEKTA_PRIVATE_KEY: 'key_simulation',
};
const config = loadConfig(env);
const dataSource = createAppDataSource(config, []);
await dataSource.initialize();
const db = new Db(dataSource);
const at = makePayments(db, config);
const superuser = new pg.Pool({
  connectionString: postgresUrl(server, server.superuser, TEMPLATE_DATABASE),
  max: 2,
});
superuser.on('error', () => undefined);

const operations = new Map<string, number>();
const accounts = new AccountsService(db, new AccountsRepository(), new PasswordHasher(), at.outbox);
const world: World = {
  db,
  at,
  referrals: new ReferralsService(db, new ReferralsRepository(), accounts, at.settings),
  stripe,
  conekta,
  adminId: await addUser('ADMIN'),
  count: (operation) => operations.set(operation, (operations.get(operation) ?? 0) + 1),
};

const fleet = new WorkerFleet(env, new Random(seed + 1));
fleet.start(2);
fleet.killEvery(8_000, 20_000);
let cuts = 0;
const cutter = setInterval(() => void cutConnection(), 900);

const started = Date.now();
await live();
const lived = (Date.now() - started) / 1000;
fleet.peace();
clearInterval(cutter);
await settle();

const report = await db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
  ledgerCheck(tx, [...PAYMENT_RULES, ...REFERRAL_RULES]),
);
const differences = await compareWithVendors(superuser, stripe, conekta);
const total = [...operations.values()].reduce((sum, count) => sum + count, 0);
console.log(JSON.stringify(Object.fromEntries(operations)));
console.log(
  `${total} operations in ${lived.toFixed(0)} s (settled after ` +
    `${((Date.now() - started) / 1000).toFixed(0)} s), ${fleet.kills} workers killed, ` +
    `${cuts} connections cut, ${stripe.webhooks.sent.length + conekta.webhooks.sent.length} webhooks`,
);
console.log(
  `${report.wallets} wallets, ${report.transactions} transactions, ${report.holds} holds`,
);
for (const fault of report.faults) console.error('✗', JSON.stringify(fault));
for (const difference of differences) console.error('✗', difference);
const isWhole = report.faults.length === 0 && differences.length === 0;
console.log(isWhole ? `✓ nothing lost, nothing doubled (seed ${seed})` : `✗ seed ${seed} failed`);
await shutDown();
process.exit(isWhole ? 0 : 1);

async function addUser(role: 'USER' | 'ADMIN'): Promise<UserId> {
  const id = newId<UserId>();
  await superuser.query(
    `INSERT INTO auth.users (id, name, email, role, email_verified_at)
     VALUES ($1, 'Simulada', $2, $3, now())`,
    [id, `${id}@example.mx`, role],
  );
  // What registration tells: the worker gives the welcome credits.
  await superuser.query(
    `INSERT INTO platform.outbox_events (id, kind, name, version, payload, request_id)
     VALUES ($1, 'event', 'user.registered', 1, $2, 'simulation')`,
    [newId(), JSON.stringify({ userId: id, locale: 'es-MX' })],
  );
  return id;
}

async function live(): Promise<void> {
  let next = 0;
  const codes: string[] = [];
  const one = async (): Promise<void> => {
    while (next < users) {
      const index = next;
      next += 1;
      const userId = await addUser('USER');
      const life = new ShopLife(world, userId, seed * 1_000_003 + index);
      const inviter = codes.length > 0 && random.chance(0.5) ? random.pick(codes) : undefined;
      if (random.chance(0.3)) {
        const actor = { kind: 'user', userId, role: 'USER' } as const;
        const code = await world.referrals.code(actor, undefined).catch(() => undefined);
        if (code !== undefined) codes.push(code);
      }
      await life.live(steps, inviter);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, one));
}

/** Cuts one of the product's connections, whoever holds it. */
async function cutConnection(): Promise<void> {
  const cut = await superuser
    .query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE usename = $1 ORDER BY random() LIMIT 1`,
      [APP_ROLE],
    )
    .catch(() => undefined);
  cuts += cut?.rowCount ?? 0;
}

/** Waits until webhooks, outbox and jobs are done, and lets reconciliation repair what was lost. */
async function settle(): Promise<void> {
  const deadline = Date.now() + 10 * 60_000;
  for (let quiet = 0; quiet < 3 && Date.now() < deadline;) {
    await stripe.webhooks.idle();
    await conekta.webhooks.idle();
    await at.reconciliation.run({ lost: 1, unasked: 1 });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    quiet = (await waiting()) === 0 ? quiet + 1 : 0;
  }
}

async function waiting(): Promise<number> {
  const { rows } = await superuser.query<{ waiting: number }>(
    `SELECT (SELECT count(*) FROM platform.outbox_events
              WHERE relayed_at IS NULL AND name <> 'notifications.deliver-notification')
          + (SELECT count(*) FROM payments.payment_events WHERE processed_at IS NULL)
          + (SELECT count(*) FROM payments.refunds WHERE status = 'PENDING')
          + (SELECT count(*) FROM referrals.referral_rewards WHERE status = 'DUE')
          + (SELECT count(*) FROM payments.payment_orders WHERE status = 'PENDING') AS waiting`,
  );
  return rows[0]?.waiting ?? 0;
}

async function shutDown(): Promise<void> {
  await fleet.stop();
  await Promise.all([stripe.stop(), conekta.stop()]);
  door.closeAllConnections();
  door.close();
  await superuser.end();
  await db.onApplicationShutdown();
  await server.stop();
}
