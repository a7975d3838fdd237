import type { UserActor, UserId } from '../../src/platform/database/actor.js';
import type { Db } from '../../src/platform/database/database.service.js';
import { newId } from '../../src/platform/database/ids.js';
import { AppError } from '../../src/platform/errors/app-error.js';
import type { ReferralsService } from '../../src/modules/referrals/referrals.service.js';
import type { makePayments } from '../support/payments.js';
import type { ConektaSimulator } from '../support/vendors/conekta-simulator.js';
import { Random } from '../support/vendors/random.js';
import type { StripeSimulator } from '../support/vendors/stripe-simulator.js';

export interface World {
  readonly db: Db;
  readonly at: ReturnType<typeof makePayments>;
  readonly referrals: ReferralsService;
  readonly stripe: StripeSimulator;
  readonly conekta: ConektaSimulator;
  readonly adminId: UserId;
  readonly count: (operation: string) => void;
}

const PACKAGES = [10, 30, 100].map(
  (credits) => `01930000-0000-7000-8000-000000000${String(credits).padStart(3, '0')}`,
);
const TRIES = 30;

/** One person's life with the product, decided by their own seed. */
export class ShopLife {
  private readonly random: Random;
  private readonly actor: UserActor;
  /** Orders that this person has opened, by the vendor's reference. */
  private readonly orders: Array<{ id: string; ref: string; method: string }> = [];

  constructor(
    private readonly world: World,
    readonly userId: UserId,
    seed: number,
  ) {
    this.random = new Random(seed);
    this.actor = { kind: 'user', userId, role: 'USER' };
  }

  async live(steps: number, inviterCode: string | undefined): Promise<void> {
    if (inviterCode !== undefined) {
      await this.act('claim', () =>
        this.world.referrals.claim(this.actor, { code: inviterCode, deviceId: undefined }),
      );
    }
    for (let step = 0; step < steps; step += 1) {
      // People take their time; meanwhile webhooks and jobs come through.
      await pause(this.random.integer(0, 600));
      const dice = this.random.next();
      if (dice < 0.25) await this.buy();
      else if (dice < 0.4) await this.pay();
      else if (dice < 0.88) await this.film();
      else if (dice < 0.92) await this.cancel();
      else if (dice < 0.96) await this.refund();
      else await this.dispute();
    }
  }

  private async buy(): Promise<void> {
    const method = this.random.pick(['CARD', 'CARD', 'OXXO', 'SEVEN_ELEVEN'] as const);
    const payer = { name: 'Ana Ruiz', email: 'ana@example.mx', phone: '5512345678' };
    const packageId = this.random.pick(PACKAGES);
    const order = await this.act('order', () =>
      this.world.at.orders.create(this.actor, { packageId, method, payer }),
    );
    if (order?.vendor_ref) this.orders.push({ id: order.id, ref: order.vendor_ref, method });
    if (this.random.chance(0.6)) await this.pay();
  }

  private async pay(): Promise<void> {
    const order = this.orders.at(-1);
    if (!order) return;
    this.world.count('pay');
    if (order.method === 'SEVEN_ELEVEN') {
      const status = this.world.conekta.orders.get(order.ref)?.status;
      if (status !== 'pending_payment' && status !== 'expired') return;
      // One in ten lets it expire first and pays late.
      if (this.random.chance(0.1)) this.world.conekta.expire(order.ref);
      this.world.conekta.pay(order.ref);
      return;
    }
    const intent = this.world.stripe.state.intent(order.ref);
    if (intent.status === 'canceled' || intent.status === 'succeeded') return;
    if (order.method === 'OXXO' && this.random.chance(0.1)) this.world.stripe.expire(order.ref);
    else if (this.random.chance(0.1)) this.world.stripe.decline(order.ref);
    this.world.stripe.pay(order.ref, `fp_${this.userId}`);
  }

  /** A session as the pipeline runs it: hold, then capture or release, sometimes each twice. */
  private async film(): Promise<void> {
    const { db, at } = this.world;
    const sessionId = newId();
    const storeId = newId();
    const job = { kind: 'job', name: 'simulate.session', payerUserId: this.userId } as const;
    const credits = this.random.integer(1, 2);
    const hold = await this.act('hold', () =>
      db.write(job, (tx) => at.credits.hold(tx, { payerUserId: this.userId, sessionId, credits })),
    );
    if (!hold?.ok) return;
    const isReady = this.random.chance(0.8);
    const settle = () =>
      this.act(isReady ? 'capture' : 'release', () =>
        db.write(job, async (tx) => {
          if (!isReady) return at.credits.release(tx, { sessionId, reason: 'film.too_dark' });
          await at.outbox.publish(tx, {
            name: 'session.ready',
            version: 1,
            payload: {
              sessionId,
              storeId,
              createdBy: this.userId,
              payerUserId: this.userId,
              charged: true,
              products: 3,
              units: 9,
            },
          });
          return at.credits.capture(tx, { sessionId });
        }),
      );
    await settle();
    if (this.random.chance(0.2)) await settle();
  }

  private async cancel(): Promise<void> {
    const order = this.orders.at(-1);
    if (!order) return;
    await this.act('cancel', () => this.world.at.orders.cancel(this.actor, order.id));
  }

  private async refund(): Promise<void> {
    const order = this.orders.find(({ method }) => method === 'CARD');
    if (!order) return;
    const intent = this.world.stripe.state.intent(order.ref);
    if (this.random.chance(0.3)) {
      const left = intent.received - intent.refunded;
      if (left <= 0) return;
      this.world.count('refund at the desk');
      this.world.stripe.refundAtDesk(order.ref, this.random.integer(1, left));
      return;
    }
    const actor = { kind: 'admin', userId: this.world.adminId, reason: 'Simulación' } as const;
    const credits = this.random.chance(0.5) ? this.random.integer(1, 10) : undefined;
    await this.act('refund', () =>
      this.world.at.refunds.request(actor, { orderId: order.id, credits }),
    );
  }

  private async dispute(): Promise<void> {
    const order = this.orders.find(({ method }) => method === 'CARD');
    if (!order) return;
    const intent = this.world.stripe.state.intent(order.ref);
    const known = [...this.world.stripe.state.disputes.values()];
    const isOpen = known.some((dispute) => dispute.intent === order.ref);
    if (intent.status !== 'succeeded' || intent.refunded > 0 || isOpen) return;
    this.world.count('dispute');
    const id = this.world.stripe.dispute(order.ref);
    if (this.random.chance(0.5)) {
      this.world.stripe.closeDispute(id, this.random.chance(0.5) ? 'won' : 'lost');
    }
  }

  /** A refusal is an answer; a cut connection is tried again, as a client or a job would. */
  private async act<T>(operation: string, work: () => Promise<T>): Promise<T | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await work();
        this.world.count(operation);
        return result;
      } catch (error) {
        if (error instanceof AppError && error.status !== 503) return undefined;
        if (attempt >= TRIES) throw error;
        await pause(100 * attempt);
      }
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
