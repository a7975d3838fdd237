import type { ReferralsService } from '../../src/modules/referrals/referrals.service.js';
import type { UserActor, UserId } from '../../src/platform/database/actor.js';
import type { Db } from '../../src/platform/database/database.service.js';
import { newId } from '../../src/platform/database/ids.js';
import { AppError } from '../../src/platform/errors/app-error.js';
import type { makePayments } from '../support/payments.js';
import type { ConektaSimulator } from '../support/vendors/conekta-simulator.js';
import type { StripeSimulator } from '../support/vendors/stripe-simulator.js';
import type { Payment, PlannedAct, PlannedStep } from './plan.js';

export interface World {
  readonly db: Db;
  readonly at: ReturnType<typeof makePayments>;
  readonly referrals: ReferralsService;
  readonly stripe: StripeSimulator;
  readonly conekta: ConektaSimulator;
  readonly adminId: UserId;
  /** What was done, by name, for the account at the end. */
  readonly count: (deed: string) => void;
  /** An operation of the plan is done. */
  readonly stepDone: () => void;
}

type Act<K extends PlannedAct['kind']> = Extract<PlannedAct, { kind: K }>;

const TRIES = 30;

/** One person's life with the product, as the plan has it. */
export class ShopLife {
  private readonly actor: UserActor;
  /** Orders that this person has opened, with the vendor's reference. */
  private readonly orders: Array<{ id: string; ref: string; method: string }> = [];

  constructor(
    private readonly world: World,
    readonly userId: UserId,
  ) {
    this.actor = { kind: 'user', userId, role: 'USER' };
  }

  /** Gives the person's own code. */
  async share(): Promise<string | undefined> {
    return this.attempt('code', () => this.world.referrals.code(this.actor, undefined));
  }

  /** @param goesOn asked before each step, may take its time; no ends the life there */
  async live(
    steps: readonly PlannedStep[],
    inviterCode: string | undefined,
    goesOn: () => Promise<boolean>,
  ): Promise<void> {
    if (inviterCode !== undefined) {
      const claim = { code: inviterCode, deviceId: undefined };
      await this.attempt('claim', () => this.world.referrals.claim(this.actor, claim));
    }
    for (const { pauseMs, act } of steps) {
      if (!(await goesOn())) return;
      await pause(pauseMs);
      await this.perform(act);
      this.world.stepDone();
    }
  }

  private perform(act: PlannedAct): Promise<void> {
    switch (act.kind) {
      case 'buy':
        return this.buy(act);
      case 'pay':
        return Promise.resolve(this.pay(act.payment));
      case 'film':
        return this.film(act);
      case 'cancel':
        return this.cancel();
      case 'refund':
        return this.refund(act);
      case 'dispute':
        return Promise.resolve(this.dispute(act));
    }
  }

  private async buy({ credits, method, payment }: Act<'buy'>): Promise<void> {
    const payer = { name: 'Ana Ruiz', email: 'ana@example.mx', phone: '5512345678' };
    const packageId = `01930000-0000-7000-8000-000000000${String(credits).padStart(3, '0')}`;
    const order = await this.attempt('order', () =>
      this.world.at.orders.create(this.actor, { packageId, method, payer }),
    );
    if (!order?.vendor_ref) return;
    this.orders.push({ id: order.id, ref: order.vendor_ref, method });
    if (payment) this.pay(payment);
  }

  private pay({ isLate, isDeclinedFirst }: Payment): void {
    const order = this.orders.at(-1);
    if (!order) return;
    const { stripe, conekta } = this.world;
    if (order.method === 'SEVEN_ELEVEN') {
      const status = conekta.orders.get(order.ref)?.status;
      if (status !== 'pending_payment' && status !== 'expired') return;
      if (isLate) conekta.expire(order.ref);
      conekta.pay(order.ref);
    } else {
      const { status } = stripe.state.intent(order.ref);
      if (status === 'canceled' || status === 'succeeded') return;
      if (order.method === 'OXXO' && isLate) stripe.expire(order.ref);
      else if (isDeclinedFirst) stripe.decline(order.ref);
      stripe.pay(order.ref, `fp_${this.userId}`);
    }
    this.world.count('paid');
  }

  /** A session as the pipeline runs it: hold, then capture or release, sometimes each twice. */
  private async film({ credits, isReady, isRepeated }: Act<'film'>): Promise<void> {
    const { db, at } = this.world;
    const sessionId = newId();
    const job = { kind: 'job', name: 'simulate.session', payerUserId: this.userId } as const;
    const request = { payerUserId: this.userId, sessionId, credits };
    const hold = await this.attempt('hold asked', () =>
      db.write(job, (tx) => at.credits.hold(tx, request)),
    );
    if (!hold?.ok) return;
    const settle = () =>
      this.attempt(isReady ? 'capture' : 'release', () =>
        db.write(job, async (tx) => {
          if (!isReady) return at.credits.release(tx, { sessionId, reason: 'film.too_dark' });
          await at.outbox.publish(tx, this.sessionReady(sessionId));
          return at.credits.capture(tx, { sessionId });
        }),
      );
    await settle();
    if (isRepeated) await settle();
  }

  private sessionReady(sessionId: string) {
    return {
      name: 'session.ready',
      version: 1,
      payload: {
        sessionId,
        storeId: newId(),
        createdBy: this.userId,
        payerUserId: this.userId,
        charged: true,
        products: 3,
        units: 9,
      },
    };
  }

  private async cancel(): Promise<void> {
    const order = this.orders.at(-1);
    if (order)
      await this.attempt('cancel', () => this.world.at.orders.cancel(this.actor, order.id));
  }

  private async refund({ atDesk, credits }: Act<'refund'>): Promise<void> {
    const order = this.cardOrder();
    if (!order) return;
    if (atDesk !== undefined) {
      const intent = this.world.stripe.state.intent(order.ref);
      const left = intent.received - intent.refunded;
      if (left <= 0) return;
      this.world.stripe.refundAtDesk(order.ref, 1 + Math.floor(atDesk * left));
      this.world.count('refund at the desk');
      return;
    }
    const actor = { kind: 'admin', userId: this.world.adminId, reason: 'Simulación' } as const;
    await this.attempt('refund', () =>
      this.world.at.refunds.request(actor, { orderId: order.id, credits }),
    );
  }

  private dispute({ ends }: Act<'dispute'>): void {
    const order = this.cardOrder();
    if (!order) return;
    const { stripe } = this.world;
    const intent = stripe.state.intent(order.ref);
    const known = [...stripe.state.disputes.values()];
    const isOpen = known.some((dispute) => dispute.intent === order.ref);
    if (intent.status !== 'succeeded' || intent.refunded > 0 || isOpen) return;
    const id = stripe.dispute(order.ref);
    if (ends !== undefined) stripe.closeDispute(id, ends);
    this.world.count('dispute');
  }

  private cardOrder() {
    return this.orders.findLast(({ method }) => method === 'CARD');
  }

  /** A refusal is an answer; a cut connection is tried again, as a client or a job would. */
  private async attempt<T>(deed: string, work: () => Promise<T>): Promise<T | undefined> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await work();
        this.world.count(deed);
        return result;
      } catch (error) {
        if (error instanceof AppError && error.status !== 503) {
          this.world.count(`${deed} refused`);
          return undefined;
        }
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
