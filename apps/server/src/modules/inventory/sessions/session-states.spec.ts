import { SESSION_STATUSES } from '@miinventario/contracts';
import { describe, expect, it } from 'vitest';
import { etaSeconds, isAtRest, percentOf, statesBefore, STEPS } from './session-states.js';

describe('session states', () => {
  it('reaches READY from MERGING alone', () => {
    expect(statesBefore('READY')).toEqual(['MERGING']);
  });

  it('can be canceled in every state that is not final', () => {
    const open = SESSION_STATUSES.filter((status) => !isAtRest(status));
    expect(statesBefore('CANCELED').sort()).toEqual([...open].sort());
  });

  it('never lets a finished report be left', () => {
    for (const status of SESSION_STATUSES) expect(statesBefore(status)).not.toContain('READY');
  });

  it('shows a percent that only grows through the steps', () => {
    const shown = STEPS.flatMap(({ status }) => [0, 0.5, 1].map((s) => percentOf(status, s)));
    expect(shown).toEqual([...shown].sort((a, b) => a - b));
    expect(Math.max(...shown)).toBeLessThan(100);
  });

  it('estimates from the film at first and from the pace later', () => {
    expect(etaSeconds(5, 100, 60_000)).toBeGreaterThan(20);
    expect(etaSeconds(50, 20_000, 60_000)).toBe(20);
    expect(etaSeconds(99, 20_000, 60_000)).toBe(1);
  });
});
