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

  it('estimates from the film at first and from the pace of detection later', () => {
    const film = { durationMs: 60_000 };
    const early = etaSeconds({ ...film, step: 'EXTRACTING', share: 0.1, elapsedMs: 100 });
    expect(early).toBeGreaterThan(20);
    const half = { ...film, step: 'DETECTING', share: 0.5, elapsedMs: 20_000 } as const;
    expect(etaSeconds(half)).toBe(22);
    expect(etaSeconds({ ...half, step: 'MERGING', share: 1 })).toBe(1);
  });
});
