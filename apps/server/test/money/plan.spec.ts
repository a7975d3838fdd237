import { describe, expect, it } from 'vitest';
import { planSimulation } from './plan.js';

describe('the plan of a money simulation', () => {
  it('is the same for the same seed, and another for another', () => {
    const options = { users: 50, operations: 1_003 };
    const plan = planSimulation({ seed: 7, ...options });
    expect(planSimulation({ seed: 7, ...options })).toEqual(plan);
    expect(planSimulation({ seed: 8, ...options }).fingerprint).not.toBe(plan.fingerprint);
  });

  it('has exactly the operations that were asked for, shared among all people', () => {
    const { lives } = planSimulation({ seed: 1, users: 50, operations: 1_003 });
    expect(lives).toHaveLength(50);
    expect(lives.reduce((sum, life) => sum + life.steps.length, 0)).toBe(1_003);
    expect(Math.min(...lives.map((life) => life.steps.length))).toBe(20);
  });

  it('lets people be invited only by earlier ones who share their code', () => {
    const { lives } = planSimulation({ seed: 3, users: 200, operations: 2_000 });
    const invited = lives.flatMap(({ inviter }, index) =>
      inviter === undefined ? [] : [{ inviter, index }],
    );
    expect(invited.length).toBeGreaterThan(50);
    for (const { inviter, index } of invited) {
      expect(inviter).toBeLessThan(index);
      expect(lives[inviter]?.sharesCode).toBe(true);
    }
  });

  it('has every kind of operation', () => {
    const { lives } = planSimulation({ seed: 4, users: 100, operations: 2_000 });
    const kinds = new Set(lives.flatMap(({ steps }) => steps.map(({ act }) => act.kind)));
    expect([...kinds].sort()).toEqual(['buy', 'cancel', 'dispute', 'film', 'pay', 'refund']);
  });
});
