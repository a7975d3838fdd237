import {
  creditsTotal,
  ordersTotal,
  revenueCentavos,
  sessionsTotal,
  usersRegistered,
} from './metrics.js';

type Facts = Readonly<Record<string, unknown>>;

const numberOf = (facts: Facts, key: string): number => {
  const value = facts[key];
  return typeof value === 'number' && value > 0 ? value : 0;
};

/**
 * The business as its events tell of it, by name: the platform knows no module. An event counts
 * when the relay has handed it on, so what was rolled back is never counted.
 */
const COUNTERS: Readonly<Record<string, (facts: Facts) => void>> = {
  'user.registered': () => usersRegistered.inc(),
  'session.ready': () => sessionsTotal.inc({ outcome: 'ready' }),
  'session.failed': () => sessionsTotal.inc({ outcome: 'failed' }),
  'session.waiting_credits': () => sessionsTotal.inc({ outcome: 'waiting_credits' }),
  'payment.paid': (facts) => {
    ordersTotal.inc({ outcome: 'paid' });
    const { method } = facts;
    const label = typeof method === 'string' ? method : 'unknown';
    revenueCentavos.inc({ method: label }, numberOf(facts, 'amountCentavos'));
  },
  'payment.refunded': () => ordersTotal.inc({ outcome: 'refunded' }),
  'payment.charged_back': () => ordersTotal.inc({ outcome: 'charged_back' }),
  'credits.added': (facts) => creditsTotal.inc({ movement: 'added' }, numberOf(facts, 'credits')),
  'credits.held': (facts) => creditsTotal.inc({ movement: 'held' }, numberOf(facts, 'credits')),
  'credits.released': (facts) =>
    creditsTotal.inc({ movement: 'released' }, numberOf(facts, 'credits')),
};

/** Names of the events that are counted; a test compares them with those that are declared. */
export const COUNTED_EVENTS: readonly string[] = Object.keys(COUNTERS);

export function countEvent(name: string, payload: Facts): void {
  COUNTERS[name]?.(payload);
}
