import { readFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkerModule } from '../../src/app.worker.module.js';
import { Erasure } from '../../src/modules/auth/erasure.js';
import { CardsService } from '../../src/modules/payments/cards.service.js';
import { PaymentProviders } from '../../src/modules/payments/payment-providers.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../src/platform/storage/object-storage.port.js';
import { given } from '../support/builders.js';
import { OutboxDriver } from '../support/outbox-driver.js';
import { PaymentWorld } from '../support/payment-world.js';
import { TestApi } from '../support/test-api.js';
import { findPerson, mark, putEverywhere, type Person } from './person-everywhere.js';

/**
 * What may still name an erased person, because it may not be changed by anybody; the ground in law
 * is in docs/security.md, under the same names.
 */
const KEPT = [
  'admin.audit_logs.after',
  'admin.audit_logs.before',
  'admin.audit_logs.reason',
  'billing.credit_transactions.reason',
];
/** Tables that hold nothing of anybody. A new table lands here only after thought. */
const NOBODYS = [
  'admin.feature_flags',
  'admin.settings',
  'auth.api_keys',
  'billing.credit_packages',
  'platform.backups',
  'platform.event_deliveries',
  'platform.outbox_events',
  'platform.workers',
];

const PASSWORD = 'tres tigres tristes';
let world: PaymentWorld;
let api: TestApi;
let worker: INestApplicationContext;

beforeAll(async () => {
  world = await PaymentWorld.open();
  api = await TestApi.start(world.database, world.env);
  const config = world.database.config({ ...world.env, DATA_DIR: api.dataDirectory });
  worker = await NestFactory.createApplicationContext(createWorkerModule(config), {
    logger: false,
    abortOnError: false,
  });
});
afterAll(async () => {
  await worker?.close();
  await api?.stop();
  await world?.close();
});

/** Somebody who registered, opened a store and saved a card, as the app does it. */
async function aPerson(suffix: string): Promise<Person & { token: string; customer: string }> {
  const name = `Xochiquetzal Zyanya ${suffix}`;
  const phone = `+52553141${suffix}`;
  const email = `xochiquetzal.${suffix}@zyanya.example`;
  const { accessToken: token, user } = await api.registered({ phone, name, password: PASSWORD });
  const store = await api.call<{ id: string }>('POST', '/stores', {
    token,
    body: { name: `Abarrotes ${name}`, giro: 'abarrotes' },
  });
  await world.database.superuser(
    `UPDATE auth.users SET email = $2, email_verified_at = now() WHERE id = $1`,
    [user.id, email],
  );
  await new OutboxDriver(world.database, worker).drain();
  const userId = user.id as never;
  const actor = { kind: 'user', userId, role: 'USER' } as const;
  const customer = await worker.get(CardsService, { strict: false }).ensureCustomer(actor);
  world.stripe.saveCard(customer, { fingerprint: `fp-${suffix}` });
  return { userId, storeId: store.body.id as never, name, phone, email, token, customer };
}

async function erase(person: Person): Promise<void> {
  await world.database.superuser(`UPDATE auth.users SET erase_after = now() WHERE id = $1`, [
    person.userId,
  ]);
  expect(await worker.get(Erasure, { strict: false }).eraseDue()).toBe(1);
  await new OutboxDriver(world.database, worker).drain();
}

describe('the copy of my data', () => {
  it('holds a file for every kind of thing that is known of me', async () => {
    const person = await aPerson('0001');
    await putEverywhere(world.database, person);
    const answer = await api.app.inject({
      url: '/api/v1/users/me/export',
      headers: { authorization: `Bearer ${person.token}` },
    });
    expect(answer.statusCode).toBe(200);
    const files = unzipSync(answer.rawPayload);
    const without = Object.entries(files)
      .filter(([name, bytes]) => name.endsWith('.json') && strFromU8(bytes).trim() === '[]')
      .map(([name]) => name);
    expect(without).toEqual([]);
    expect(Object.keys(files).length).toBeGreaterThan(20);
    expect(strFromU8(files['datos-fiscales.json']!)).toContain(person.name);
    expect(strFromU8(files['productos.json']!)).toContain(person.name);
    await erase(person);
  });
});

describe('erasure', () => {
  it('leaves no name, phone or e-mail in any column but those that the law wants kept', async () => {
    const person = await aPerson('0002');
    const other = await given.store(world.database);
    const nobodys = await putEverywhere(world.database, person);
    expect(nobodys).toEqual(NOBODYS);
    expect((await findPerson(world.database, person)).length).toBeGreaterThan(40);
    const storage = api.app.get<ObjectStorage>(OBJECT_STORAGE);
    const film = `stores/${person.storeId}/films/uno`;
    await storage.put(film, Buffer.from(mark(person)), 'video/mp4');
    await storage.put(`stores/${other.id}/films/dos`, Buffer.from('ajeno'), 'video/mp4');

    await erase(person);

    expect(await findPerson(world.database, person)).toEqual(KEPT);
    expect(await storage.head(film)).toBeUndefined();
    expect(await storage.head(`stores/${other.id}/films/dos`)).toBeDefined();
    const vault = worker.get(PaymentProviders, { strict: false }).vault;
    expect(await vault.listCards(person.customer)).toEqual([]);
  });

  it('keeps every amount of the ledger and of what was paid', async () => {
    const person = await aPerson('0003');
    const actor = { kind: 'user', userId: person.userId, role: 'USER' } as const;
    const { order } = await world.paidByCard(actor);
    const amounts = () =>
      world.database.superuser(
        `SELECT type, amount, balance_after FROM billing.credit_transactions
          WHERE user_id = $1 ORDER BY seq`,
        [person.userId],
      );
    const before = await amounts();
    await erase(person);
    expect(await amounts()).toEqual(before);
    const [kept] = await world.database.superuser(
      `SELECT amount_centavos, vendor_ref, payer_name, payer_email, payer_phone
         FROM payments.payment_orders WHERE id = $1`,
      [order.id],
    );
    expect(kept).toMatchObject({ payer_name: null, payer_email: null, payer_phone: null });
    expect(kept!['vendor_ref']).toMatch(/^pi_/);
    expect(Number(kept!['amount_centavos'])).toBe(order.amount_centavos);
    const events = await world.database.superuser<{ payload: object }>(
      `SELECT payload FROM payments.payment_events WHERE order_id = $1`,
      [order.id],
    );
    expect(events.length).toBeGreaterThan(0);
    for (const { payload } of events) expect(payload).toMatchObject({ erased: true });
  });

  it('names in the documents what it keeps, and why', async () => {
    const text = await readFile(new URL('../../../../docs/security.md', import.meta.url), 'utf8');
    expect(KEPT.filter((column) => !text.includes(column))).toEqual([]);
  });
});
