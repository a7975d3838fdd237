/** What people are told of. */
export const NOTIFICATION_KINDS = [
  'REPORT_READY',
  'REPORT_EXPORT_READY',
  'SESSION_FAILED',
  'PAYMENT_CONFIRMED',
  'VOUCHER_EXPIRING',
  'CREDITS_LOW',
  'REFERRAL_REWARD',
  'INVITATION',
  'COUNT_DUE',
  'COUNT_OVERDUE',
  'COUNT_REVIEW',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export type Facts = Readonly<Record<string, string | number>>;

export const CHANNELS = ['push', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * What reaches a person who has chosen nothing: everything by push, by e-mail what cannot wait for
 * the next look at the app. A payment's receipt is mailed by payments in any case.
 */
export const DEFAULT_CHANNELS: Record<NotificationKind, Record<Channel, boolean>> = {
  REPORT_READY: { push: true, email: false },
  REPORT_EXPORT_READY: { push: true, email: false },
  SESSION_FAILED: { push: true, email: false },
  PAYMENT_CONFIRMED: { push: true, email: false },
  VOUCHER_EXPIRING: { push: true, email: true },
  CREDITS_LOW: { push: true, email: false },
  REFERRAL_REWARD: { push: true, email: false },
  INVITATION: { push: true, email: true },
  COUNT_DUE: { push: true, email: false },
  COUNT_OVERDUE: { push: true, email: false },
  COUNT_REVIEW: { push: true, email: false },
};

/** Answers to what the person has just done: they wait for them, also at night. */
export const AWAITED_KINDS: ReadonlySet<NotificationKind> = new Set([
  'REPORT_READY',
  'REPORT_EXPORT_READY',
  'SESSION_FAILED',
  'PAYMENT_CONFIRMED',
]);
