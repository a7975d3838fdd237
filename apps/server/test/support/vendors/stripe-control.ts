import type { IntentState } from './stripe-objects.js';
import type { StripeSimulator } from './stripe-simulator.js';
import {
  controlFault,
  controlOk,
  orderOf,
  readControl,
  type VendorOrder,
} from './vendor-control.js';
import type { VendorAnswer, VendorRequest } from './vendor-server.js';

/** What people and banks do at Stripe, asked for from outside: `npm run vendors` and tests. */
export function stripeControl(stripe: StripeSimulator, request: VendorRequest): VendorAnswer {
  const { verb, body } = readControl(request);
  if (verb === 'orders') {
    return { status: 200, body: { orders: [...stripe.state.intents.values()].map(toOrder) } };
  }
  if (verb === 'violations') {
    return { status: 200, body: { violations: stripe.contract?.violations ?? null } };
  }
  const intent = [...stripe.state.intents.values()].findLast(
    ({ id, oxxo, metadata }) =>
      id === body['id'] ||
      (oxxo !== null && oxxo.number === body['reference']) ||
      (body['order'] !== undefined && metadata['order_id'] === body['order']),
  );
  if (!intent) return controlFault(404, 'no such order');
  switch (verb) {
    case 'pay':
      stripe.pay(intent.id, body['fingerprint']);
      return controlOk();
    case 'challenge':
      stripe.challenge(intent.id, body['fingerprint']);
      return controlOk();
    case 'authenticate':
      return answerChallenge(stripe, intent, body['answer'] !== 'no');
    case 'decline':
      stripe.decline(intent.id);
      return controlOk();
    case 'expire':
      stripe.expire(intent.id);
      return controlOk();
    case 'dispute':
      return { status: 200, body: { id: stripe.dispute(intent.id) } };
    case 'close-dispute':
      return close(stripe, intent, body['status'] === 'won' ? 'won' : 'lost');
    case 'refund':
      stripe.refundAtDesk(intent.id, Number(body['amount'] ?? intent.received - intent.refunded));
      return controlOk();
    default:
      return controlFault(404, 'unknown control');
  }
}

function answerChallenge(
  stripe: StripeSimulator,
  { id, isChallenged }: IntentState,
  isProven: boolean,
): VendorAnswer {
  if (!isChallenged) return controlFault(409, 'the bank asked nothing');
  stripe.answerChallenge(id, isProven);
  return controlOk();
}

function close(stripe: StripeSimulator, { id }: IntentState, status: 'won' | 'lost'): VendorAnswer {
  const dispute = [...stripe.state.disputes.values()].findLast((each) => each.intent === id);
  if (!dispute) return controlFault(404, 'no dispute of that order');
  stripe.closeDispute(dispute.id, status);
  return controlOk();
}

function toOrder(intent: IntentState): VendorOrder {
  return {
    order: orderOf(intent.metadata),
    vendor: 'stripe',
    method: intent.types.includes('oxxo') ? 'OXXO' : 'CARD',
    amountCentavos: intent.amount,
    status: intent.status,
    reference: intent.oxxo?.number ?? null,
  };
}
