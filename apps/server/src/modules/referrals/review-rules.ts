/** What is known when somebody uses a code, or when a reward falls due. */
export interface Suspicion {
  readonly isSharedDevice: boolean;
  readonly isSharedCard: boolean;
  /** The inviter was invited, directly or not, by the one who now uses their code. */
  readonly isClosedLoop: boolean;
  /** Uses of the code within the last hour, this one included. */
  readonly usesInHour: number;
  readonly burstLimit: number;
  /** Rewards of the inviter in 30 days, before this one. */
  readonly rewardsInMonth: number;
  readonly monthLimit: number;
}

export type ReviewReason =
  'closed_loop' | 'shared_device' | 'shared_card' | 'burst' | 'monthly_limit';

/** Why a person should look before credits are given; undefined when nothing is odd. */
export function reviewReason(facts: Suspicion): ReviewReason | undefined {
  if (facts.isClosedLoop) return 'closed_loop';
  if (facts.isSharedDevice) return 'shared_device';
  if (facts.isSharedCard) return 'shared_card';
  if (facts.usesInHour > facts.burstLimit) return 'burst';
  if (facts.rewardsInMonth >= facts.monthLimit) return 'monthly_limit';
  return undefined;
}
