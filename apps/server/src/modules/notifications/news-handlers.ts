import type { Actor, UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import type { EventContext, EventHandler } from '../../platform/events/event-handler.js';
import type { Settings } from '../../platform/settings/settings.service.js';
import type { Facts, NotificationKind } from './kinds.js';
import type { NotificationCenter } from './notification-center.js';

type Payload = Readonly<Record<string, string | number | boolean | null>>;

/** A day as the shop knows it, as `2026-11-27`. */
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Mexico_City' });

/** Which event tells whom what. */
interface NewsRule {
  readonly name: string;
  readonly eventName: string;
  readonly kind: NotificationKind;
  /** The field of the payload that names the reader. */
  readonly reader: string;
  /** Fields that the text or the app's link needs. */
  readonly facts: readonly string[];
  /** Fields that tell one piece of news from another; the day stands for `day`. */
  readonly once: readonly string[];
  /** The event is news only when this holds. */
  readonly isNews?: (payload: Payload, settings: Settings) => Promise<boolean>;
}

/** Events are met by name: notifications only listens, and imports none of those it listens to. */
export const NEWS_RULES: readonly NewsRule[] = [
  {
    name: 'notify-report-ready.on-session-ready',
    eventName: 'session.ready',
    kind: 'REPORT_READY',
    reader: 'createdBy',
    facts: ['sessionId', 'storeId', 'products', 'units'],
    once: ['sessionId'],
  },
  {
    name: 'notify-report-export-ready.on-report-export-ready',
    eventName: 'report_export.ready',
    kind: 'REPORT_EXPORT_READY',
    reader: 'createdBy',
    facts: ['exportId', 'storeId', 'kind', 'format'],
    once: ['exportId'],
  },
  {
    name: 'notify-session-failed.on-session-failed',
    eventName: 'session.failed',
    kind: 'SESSION_FAILED',
    reader: 'createdBy',
    facts: ['sessionId', 'storeId', 'code'],
    // A session tried again may fail again: that is news.
    once: ['sessionId', 'event'],
  },
  {
    name: 'notify-payment-confirmed.on-payment-paid',
    eventName: 'payment.paid',
    kind: 'PAYMENT_CONFIRMED',
    reader: 'userId',
    facts: ['orderId', 'credits', 'amountCentavos'],
    once: ['orderId'],
  },
  {
    name: 'notify-voucher-expiring.on-payment-voucher-expiring',
    eventName: 'payment.voucher_expiring',
    kind: 'VOUCHER_EXPIRING',
    reader: 'userId',
    facts: ['orderId', 'amountCentavos', 'expiresAt'],
    once: ['orderId'],
  },
  {
    name: 'notify-credits-low.on-credits-held',
    eventName: 'credits.held',
    kind: 'CREDITS_LOW',
    reader: 'userId',
    facts: ['available'],
    once: ['day'],
    isNews: async (payload, settings) =>
      Number(payload['available']) <= (await settings.get('credits.low')),
  },
  {
    name: 'notify-referral-reward.on-referral-rewarded',
    eventName: 'referral.rewarded',
    kind: 'REFERRAL_REWARD',
    reader: 'userId',
    facts: ['credits'],
    once: ['rewardId'],
  },
  {
    name: 'notify-invitation.on-invitation-created',
    eventName: 'invitation.created',
    kind: 'INVITATION',
    reader: 'invitedUserId',
    facts: ['storeId', 'storeName', 'invitationId'],
    once: ['invitationId'],
    isNews: (payload) => Promise.resolve(typeof payload['invitedUserId'] === 'string'),
  },
  {
    name: 'notify-count-due.on-count-due',
    eventName: 'count.due',
    kind: 'COUNT_DUE',
    reader: 'readerUserId',
    facts: ['storeId', 'countId', 'name'],
    once: ['countId'],
  },
  {
    name: 'notify-count-overdue.on-count-overdue',
    eventName: 'count.overdue',
    kind: 'COUNT_OVERDUE',
    reader: 'readerUserId',
    facts: ['storeId', 'countId', 'name'],
    once: ['countId'],
  },
  {
    name: 'notify-count-review.on-count-submitted',
    eventName: 'count.submitted',
    kind: 'COUNT_REVIEW',
    reader: 'ownerUserId',
    facts: ['storeId', 'countId', 'name'],
    // A count that was given back may be handed in again: that is news.
    once: ['countId', 'event'],
    // Whoever hands in their own count knows it.
    isNews: (payload) => Promise.resolve(payload['submittedBy'] !== payload['ownerUserId']),
  },
];

/** Turns one event into news for one person. */
export class NewsHandler implements EventHandler<Payload> {
  readonly name: string;
  readonly eventName: string;

  constructor(
    private readonly rule: NewsRule,
    private readonly center: NotificationCenter,
    private readonly settings: Settings,
  ) {
    this.name = rule.name;
    this.eventName = rule.eventName;
  }

  actor(payload: Payload): Actor {
    const reader = payload[this.rule.reader];
    const userId = typeof reader === 'string' ? (reader as UserId) : undefined;
    return { kind: 'job', name: this.name, userId };
  }

  async handle(tx: Tx, payload: Payload, context: EventContext): Promise<void> {
    const { rule } = this;
    if (rule.isNews && !(await rule.isNews(payload, this.settings))) return;
    await this.center.tell(tx, {
      userId: String(payload[rule.reader]) as UserId,
      kind: rule.kind,
      facts: factsOf(rule, payload),
      dedupeKey: [rule.kind, ...rule.once.map((field) => partOf(field, payload, context))].join(
        ':',
      ),
    });
  }
}

function factsOf(rule: NewsRule, payload: Payload): Facts {
  const facts: Record<string, string | number> = {};
  for (const name of rule.facts) {
    const value = payload[name];
    if (typeof value === 'string' || typeof value === 'number') facts[name] = value;
  }
  return facts;
}

function partOf(field: string, payload: Payload, context: EventContext): string {
  if (field === 'day') return DAY.format(new Date());
  if (field === 'event') return context.eventId;
  return String(payload[field]);
}
