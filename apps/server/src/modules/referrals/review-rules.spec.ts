import { describe, expect, it } from 'vitest';
import { reviewReason, type Suspicion } from './review-rules.js';

const innocent: Suspicion = {
  isSharedDevice: false,
  isSharedCard: false,
  isClosedLoop: false,
  usesInHour: 5,
  burstLimit: 5,
  rewardsInMonth: 19,
  monthLimit: 20,
};

describe('reviewReason', () => {
  it('lets an ordinary invitation pass, up to the limits', () => {
    expect(reviewReason(innocent)).toBeUndefined();
  });

  it.each([
    [{ isClosedLoop: true }, 'closed_loop'],
    [{ isSharedDevice: true }, 'shared_device'],
    [{ isSharedCard: true }, 'shared_card'],
    [{ usesInHour: 6 }, 'burst'],
    [{ rewardsInMonth: 20 }, 'monthly_limit'],
  ] as const)('sends %o to review as %s', (facts, reason) => {
    expect(reviewReason({ ...innocent, ...facts })).toBe(reason);
  });
});
