import { createHash } from 'node:crypto';
import { Random } from '../support/vendors/random.js';

/** Credits of the packages that the migrations bring. */
export const PLANNED_PACKAGES = [10, 30, 100] as const;
export const PLANNED_METHODS = ['CARD', 'OXXO', 'SEVEN_ELEVEN'] as const;

/** How somebody pays what they ordered last. */
export interface Payment {
  /** The voucher has run out before, and the counter takes the money all the same. */
  readonly isLate: boolean;
  /** The bank refuses the first time. */
  readonly isDeclinedFirst: boolean;
}

/** One operation of a person: everything about it is decided here, before anything runs. */
export type PlannedAct =
  | {
      readonly kind: 'buy';
      readonly credits: (typeof PLANNED_PACKAGES)[number];
      readonly method: (typeof PLANNED_METHODS)[number];
      /** Undefined leaves the order open. */
      readonly payment: Payment | undefined;
    }
  | { readonly kind: 'pay'; readonly payment: Payment }
  | {
      readonly kind: 'film';
      readonly credits: number;
      readonly isReady: boolean;
      /** The outcome is told twice, as by a job that ran again. */
      readonly isRepeated: boolean;
    }
  | { readonly kind: 'cancel' }
  | {
      readonly kind: 'refund';
      /** By the vendor's own desk, a share of what is left; else by our staff, in credits or whole. */
      readonly atDesk: number | undefined;
      readonly credits: number | undefined;
    }
  | { readonly kind: 'dispute'; readonly ends: 'won' | 'lost' | undefined };

export interface PlannedStep {
  /** How long the person waits before; meanwhile webhooks and jobs come through. */
  readonly pauseMs: number;
  readonly act: PlannedAct;
}

export interface PlannedLife {
  /** The person whose code this one uses: an earlier one who shares theirs. */
  readonly inviter: number | undefined;
  readonly sharesCode: boolean;
  readonly steps: readonly PlannedStep[];
}

export interface Plan {
  readonly seed: number;
  readonly lives: readonly PlannedLife[];
  /** Sum of all steps. */
  readonly operations: number;
  /** Tells plans apart: the same seed and sizes give the same. */
  readonly fingerprint: string;
}

const LONGEST_PAUSE_MS = 600;

/** The plan of a simulation; the same seed and sizes always give the same. */
export function planSimulation(options: {
  readonly seed: number;
  readonly users: number;
  readonly operations: number;
}): Plan {
  const { seed, users, operations } = options;
  const random = new Random(seed);
  const sharers: number[] = [];
  const lives: PlannedLife[] = [];
  for (let index = 0; index < users; index += 1) {
    const inviter = sharers.length > 0 && random.chance(0.5) ? random.pick(sharers) : undefined;
    const sharesCode = random.chance(0.3);
    if (sharesCode) sharers.push(index);
    // The rest of the division goes to the first ones.
    const count = Math.floor(operations / users) + (index < operations % users ? 1 : 0);
    const steps = Array.from({ length: count }, (_, place) => planStep(random, place));
    lives.push({ inviter, sharesCode, steps });
  }
  const fingerprint = createHash('sha256').update(JSON.stringify(lives)).digest('hex').slice(0, 12);
  return { seed, lives, operations, fingerprint };
}

function planStep(random: Random, place: number): PlannedStep {
  const pauseMs = random.integer(0, LONGEST_PAUSE_MS);
  // Somebody who never bought has little to lose: most begin with it.
  const dice = place === 0 && random.chance(0.7) ? 0 : random.next();
  return { pauseMs, act: planAct(random, dice) };
}

function planAct(random: Random, dice: number): PlannedAct {
  if (dice < 0.22) {
    return {
      kind: 'buy',
      credits: random.pick(PLANNED_PACKAGES),
      method: random.chance(0.5) ? 'CARD' : random.pick(['OXXO', 'SEVEN_ELEVEN'] as const),
      payment: random.chance(0.7) ? planPayment(random) : undefined,
    };
  }
  if (dice < 0.34) return { kind: 'pay', payment: planPayment(random) };
  if (dice < 0.84) {
    return {
      kind: 'film',
      credits: random.integer(1, 2),
      isReady: random.chance(0.8),
      isRepeated: random.chance(0.2),
    };
  }
  if (dice < 0.88) return { kind: 'cancel' };
  if (dice < 0.95) {
    return {
      kind: 'refund',
      atDesk: random.chance(0.3) ? random.next() : undefined,
      credits: random.chance(0.5) ? random.integer(1, 10) : undefined,
    };
  }
  const ends = random.pick(['won', 'lost', undefined] as const);
  return { kind: 'dispute', ends };
}

function planPayment(random: Random): Payment {
  return { isLate: random.chance(0.1), isDeclinedFirst: random.chance(0.1) };
}
