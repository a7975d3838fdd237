import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loadConfig } from '../../src/config/app-config.js';
import { migrate } from '../../src/migrate.js';
import { AccountsRepository } from '../../src/modules/auth/accounts.repository.js';
import { AccountsService } from '../../src/modules/auth/accounts.service.js';
import { PasswordHasher } from '../../src/modules/auth/password-hasher.js';
import type { ProviderName } from '../../src/modules/payments/payment-provider.port.js';
import { ReferralsRepository } from '../../src/modules/referrals/referrals.repository.js';
import { ReferralsService } from '../../src/modules/referrals/referrals.service.js';
import type { WebhooksService } from '../../src/modules/payments/webhooks.service.js';
import type { UserId } from '../../src/platform/database/actor.js';
import { createAppDataSource } from '../../src/platform/database/data-source.js';
import { Db } from '../../src/platform/database/database.service.js';
import { newId } from '../../src/platform/database/ids.js';
import { makePayments } from '../support/payments.js';
import {
  APP_ROLE,
  OWNER_ROLE,
  postgresUrl,
  startTestPostgres,
  TEMPLATE_DATABASE,
} from '../support/postgres-server.js';
import { ConektaSimulator } from '../support/vendors/conekta-simulator.js';
import { StripeSimulator } from '../support/vendors/stripe-simulator.js';
import type { World } from './shop-life.js';

const WEBHOOK_SECRET = 'whsec_simulation';
/** Connections of the simulated API; each worker has as many of its own. */
const POOL_SIZE = '20';

/** A database, the vendors with a bad wire, and the product's code between them. */
export interface MoneyWorld extends World {
  /** What the workers must be started with. */
  readonly env: Readonly<Record<string, string>>;
  /** Past all policies: arranges and observes. */
  readonly superuser: pg.Pool;
  /** What was done, by name. */
  readonly deeds: ReadonlyMap<string, number>;
  /** Operations of the plan that were done. */
  readonly operations: () => number;
  readonly addUser: (role: 'USER' | 'ADMIN') => Promise<UserId>;
  readonly stop: () => Promise<void>;
}

/** The API's own code takes webhooks in, on a port of this process. */
async function openDoor(webhooks: () => WebhooksService) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const provider = (request.url ?? '').slice(1) as ProviderName;
      const input = { rawBody: Buffer.concat(chunks), headers: request.headers };
      webhooks()
        .receive(provider, input)
        .then(
          () => response.writeHead(200).end('{}'),
          () => response.writeHead(500).end('{}'),
        );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, close };
}

/** Starts the world of a simulation; the vendors' mischief follows from the seed. */
export async function startMoneyWorld(seed: number): Promise<MoneyWorld> {
  const server = await startTestPostgres();
  await migrate(postgresUrl(server, OWNER_ROLE, TEMPLATE_DATABASE), 'up');
  const door = await openDoor(() => at.webhooks);
  const disorder = { seed, duplicate: 0.25, lose: 0.05, maxDelayMs: 1_500 };
  const wire = { disorder, faultRate: 0.02 };
  const stripe = new StripeSimulator({
    webhookUrl: `${door.url}/stripe`,
    webhookSecret: WEBHOOK_SECRET,
    ...wire,
  });
  const conekta = new ConektaSimulator({ webhookUrl: `${door.url}/conekta`, ...wire });
  const folder = await mkdtemp(join(tmpdir(), 'mi-money-'));
  const env = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    DATABASE_URL: postgresUrl(server, APP_ROLE, TEMPLATE_DATABASE),
    DATABASE_POOL_SIZE: POOL_SIZE,
    DATA_DIR: folder,
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
  const deeds = new Map<string, number>();
  let operations = 0;
  let users = 0;
  const addUser = (role: 'USER' | 'ADMIN'): Promise<UserId> => {
    users += 1;
    return insertUser(superuser, { role, phone: `+5255${String(users).padStart(8, '0')}` });
  };
  const rows = new AccountsRepository();
  const accounts = new AccountsService(db, rows, new PasswordHasher(), at.outbox);
  return {
    env,
    superuser,
    deeds,
    addUser,
    db,
    at,
    referrals: new ReferralsService(db, new ReferralsRepository(), accounts, at.settings),
    stripe,
    conekta,
    adminId: await addUser('ADMIN'),
    count: (deed) => deeds.set(deed, (deeds.get(deed) ?? 0) + 1),
    stepDone: () => {
      operations += 1;
    },
    operations: () => operations,
    stop: async () => {
      await Promise.all([stripe.stop(), conekta.stop()]);
      door.close();
      await superuser.end();
      await db.onApplicationShutdown();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** By telephone: receipts by e-mail would be drawn for nobody. */
async function insertUser(
  superuser: pg.Pool,
  { role, phone }: { role: 'USER' | 'ADMIN'; phone: string },
): Promise<UserId> {
  const id = newId<UserId>();
  await superuser.query(
    `INSERT INTO auth.users (id, name, phone, role, phone_verified_at)
     VALUES ($1, 'Simulada', $2, $3, now())`,
    [id, phone, role],
  );
  // What registration tells: the worker gives the welcome credits.
  await superuser.query(
    `INSERT INTO platform.outbox_events (id, kind, name, version, payload, request_id)
     VALUES ($1, 'event', 'user.registered', 1, $2, 'simulation')`,
    [newId(), JSON.stringify({ userId: id, locale: 'es-MX' })],
  );
  return id;
}
