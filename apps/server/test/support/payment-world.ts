import { createServer, type Server } from 'node:http';
import type { UserActor } from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';
import type {
  PaymentMethodKind,
  ProviderName,
} from '../../src/modules/payments/payment-provider.port.js';
import { given } from './builders.js';
import { makePayments } from './payments.js';
import { TestDatabase } from './test-database.js';
import { ConektaSimulator } from './vendors/conekta-simulator.js';
import { StripeSimulator } from './vendors/stripe-simulator.js';

export const SECRET = 'whsec_test';
export const BASIC = '01930000-0000-7000-8000-000000000010';
export const SHOP = '01930000-0000-7000-8000-000000000030';
export const PAYER = { name: 'María Pérez', email: 'maria@example.mx', phone: '5512345678' };

/** Payments on a database of their own, with both vendors at the other end of real HTTP. */
export class PaymentWorld {
  private constructor(
    readonly database: TestDatabase,
    readonly stripe: StripeSimulator,
    readonly conekta: ConektaSimulator,
    readonly at: ReturnType<typeof makePayments>,
    private readonly door: Server,
    /** Points a whole API at the same vendors. */
    readonly env: NodeJS.ProcessEnv,
  ) {}

  static async open(): Promise<PaymentWorld> {
    const database = await TestDatabase.create();
    const made: { at?: ReturnType<typeof makePayments> } = {};
    const door = makeDoor(() => made.at!);
    const base = await listen(door);
    const stripe = new StripeSimulator({ webhookUrl: `${base}/stripe`, webhookSecret: SECRET });
    const conekta = new ConektaSimulator({ webhookUrl: `${base}/conekta` });
    const env = {
      STRIPE_API_URL: await stripe.start(),
      STRIPE_SECRET_KEY: 'sk_test_x',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_x',
      STRIPE_WEBHOOK_SECRET: SECRET,
      CONEKTA_API_URL: await conekta.start(),
      CONEKTA_PRIVATE_KEY: 'key_x',
    };
    const at = makePayments(database.db, database.config(env));
    made.at = at;
    return new PaymentWorld(database, stripe, conekta, at, door, env);
  }

  async close(): Promise<void> {
    await this.stripe.stop();
    await this.conekta.stop();
    this.door.closeAllConnections();
    this.door.close();
    await this.database.drop();
  }

  /** Waits for webhooks under way, then works on the stored events as the job would. */
  async settle(order: 'ASC' | 'DESC' = 'ASC'): Promise<void> {
    await this.stripe.webhooks.idle();
    await this.conekta.webhooks.idle();
    const events = await this.database.superuser<{ id: string }>(
      `SELECT id FROM payments.payment_events
        WHERE processed_at IS NULL ORDER BY received_at ${order}`,
    );
    for (const { id } of events) await this.at.paymentEvents.process(id, { isLastAttempt: true });
  }

  async buyer(): Promise<UserActor> {
    return (await given.user(this.database)).actor;
  }

  async admin() {
    const { id } = await given.user(this.database, { role: 'ADMIN' });
    return { kind: 'admin', userId: id, reason: 'El cliente lo pidió' } as const;
  }

  buy(actor: UserActor, method: PaymentMethodKind, packageId = SHOP) {
    return this.at.orders.create(actor, { packageId, method, payer: PAYER });
  }

  async balance(actor: UserActor) {
    const { at, database } = this;
    const wallet = await database.db.read(actor, (tx) => at.credits.balance(tx, actor.userId));
    return { balance: wallet.balance, debt: wallet.debt };
  }

  async vendorRef(orderId: string): Promise<string> {
    const [row] = await this.database.superuser<{ vendor_ref: string }>(
      `SELECT vendor_ref FROM payments.payment_orders WHERE id = $1`,
      [orderId],
    );
    return row!.vendor_ref;
  }

  async paidByCard(actor: UserActor, packageId = SHOP) {
    const order = await this.buy(actor, 'CARD', packageId);
    const ref = await this.vendorRef(order.id);
    this.stripe.pay(ref);
    await this.settle();
    return { order, ref };
  }

  async spend(actor: UserActor, credits: number) {
    const sessionId = newId();
    const job = { kind: 'job', name: 'test', payerUserId: actor.userId } as const;
    await this.database.db.write(job, async (tx) => {
      await this.at.credits.hold(tx, { payerUserId: actor.userId, sessionId, credits });
      await this.at.credits.capture(tx, { sessionId });
    });
  }
}

/** A door for webhooks that does what the controller does. */
function makeDoor(payments: () => ReturnType<typeof makePayments>): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const provider = (request.url ?? '').slice(1) as ProviderName;
      const input = { rawBody: Buffer.concat(chunks), headers: request.headers };
      payments()
        .webhooks.receive(provider, input)
        .then(
          () => response.writeHead(200).end('{}'),
          () => response.writeHead(400).end('{}'),
        );
    });
  });
}

function listen(door: Server): Promise<string> {
  return new Promise((resolve) => {
    door.listen(0, '127.0.0.1', () => {
      const address = door.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve(`http://127.0.0.1:${port}`);
    });
  });
}
