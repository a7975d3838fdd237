export const COUNT_KINDS = ['FULL', 'ZONE', 'CATEGORY'] as const;
export type CountKind = (typeof COUNT_KINDS)[number];

export const COUNT_STATUSES = [
  'OPEN',
  'IN_REVIEW',
  'APPROVED',
  'CONFIRMED',
  'REOPENED',
  'CANCELED',
] as const;
export type CountStatus = (typeof COUNT_STATUSES)[number];

/** What people do to a count. */
export type CountStep = 'submit' | 'return' | 'approve' | 'confirm' | 'reopen' | 'cancel';

const STEPS: Readonly<Record<CountStep, { from: readonly CountStatus[]; to: CountStatus }>> = {
  submit: { from: ['OPEN', 'REOPENED'], to: 'IN_REVIEW' },
  return: { from: ['IN_REVIEW', 'APPROVED'], to: 'OPEN' },
  approve: { from: ['IN_REVIEW'], to: 'APPROVED' },
  confirm: { from: ['OPEN', 'REOPENED', 'IN_REVIEW', 'APPROVED'], to: 'CONFIRMED' },
  reopen: { from: ['CONFIRMED'], to: 'REOPENED' },
  cancel: { from: ['OPEN', 'REOPENED', 'IN_REVIEW'], to: 'CANCELED' },
};

/** The state a step leads to; undefined where it may not be taken. */
export function stateAfter(status: CountStatus, step: CountStep): CountStatus | undefined {
  const { from, to } = STEPS[step];
  return from.includes(status) ? to : undefined;
}

/** Whether films and lines of the count may still change. */
export function isCounting(status: CountStatus): boolean {
  return status === 'OPEN' || status === 'REOPENED' || status === 'IN_REVIEW';
}

/**
 * Whether what is expected is kept from somebody: in a blind count, from all but the owner, until
 * it has been handed in. Whoever knows the number tends to find it.
 */
export function hidesExpected(
  count: { readonly blind: boolean; readonly status: CountStatus },
  role: 'OWNER' | 'OPERATOR',
): boolean {
  return count.blind && role !== 'OWNER' && count.status !== 'CONFIRMED';
}
