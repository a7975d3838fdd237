import type pg from 'pg';
import type { ConektaSimulator } from '../support/vendors/conekta-simulator.js';
import type { StripeSimulator } from '../support/vendors/stripe-simulator.js';

interface OrderFacts {
  id: string;
  provider: string;
  status: string;
  vendor_ref: string | null;
  amount_centavos: number;
  refunded_centavos: number;
}

/** Where our orders say something else than the vendors' own books; empty when they agree. */
export async function compareWithVendors(
  superuser: pg.Pool,
  stripe: StripeSimulator,
  conekta: ConektaSimulator,
): Promise<string[]> {
  const { rows } = await superuser.query<OrderFacts>(
    `SELECT id, provider, status, vendor_ref, amount_centavos, refunded_centavos
       FROM payments.payment_orders`,
  );
  const differences: string[] = [];
  const seen = new Set<string>();
  for (const order of rows) {
    if (order.vendor_ref === null) continue;
    seen.add(order.vendor_ref);
    const { isPaid, refunded } = truthOf(order, stripe, conekta);
    const saysPaid = order.status === 'PAID' || order.status === 'REFUNDED';
    if (isPaid !== saysPaid) {
      differences.push(`order ${order.id} is ${order.status}, paid at the vendor: ${isPaid}`);
    }
    if (order.refunded_centavos !== refunded) {
      differences.push(
        `order ${order.id}: ${order.refunded_centavos} refunded here, ${refunded} at the vendor`,
      );
    }
  }
  for (const intent of stripe.state.intents.values()) {
    if (intent.status === 'succeeded' && !seen.has(intent.id)) {
      differences.push(`payment ${intent.id} was made and belongs to no order`);
    }
  }
  for (const order of conekta.orders.values()) {
    if (order.status === 'paid' && !seen.has(order.id)) {
      differences.push(`payment ${order.id} was made and belongs to no order`);
    }
  }
  return [...differences, ...(await compareDisputes(superuser, stripe))];
}

/** What a dispute is here, by what it is at Stripe. */
const STATES: Readonly<Record<string, string>> = {
  needs_response: 'OPEN',
  won: 'WON',
  lost: 'LOST',
};

async function compareDisputes(superuser: pg.Pool, stripe: StripeSimulator): Promise<string[]> {
  const { rows } = await superuser.query<{ vendor_ref: string; state: string }>(
    `SELECT vendor_ref, state FROM payments.disputes`,
  );
  const known = new Map(rows.map((row) => [row.vendor_ref, row.state]));
  const differences: string[] = [];
  for (const { id, status } of stripe.state.disputes.values()) {
    const state = known.get(id) ?? 'not known';
    if (state !== STATES[status]) {
      differences.push(`dispute ${id} is ${state} here, ${status} at the vendor`);
    }
  }
  return differences;
}

function truthOf(
  order: OrderFacts,
  stripe: StripeSimulator,
  conekta: ConektaSimulator,
): { isPaid: boolean; refunded: number } {
  const ref = order.vendor_ref ?? '';
  if (order.provider === 'conekta') {
    return { isPaid: conekta.orders.get(ref)?.status === 'paid', refunded: 0 };
  }
  const intent = stripe.state.intent(ref);
  return { isPaid: intent.status === 'succeeded', refunded: intent.refunded };
}
