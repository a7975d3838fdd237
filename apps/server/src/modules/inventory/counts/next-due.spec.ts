import { describe, expect, it } from 'vitest';
import { nextDue } from './next-due.js';

const at = (text: string): Date => new Date(text);

describe('when a count comes round', () => {
  it('keeps its hour and its weekday', () => {
    const next = nextDue(at('2026-11-02T15:00:00Z'), 7, at('2026-11-02T15:00:20Z'));
    expect(next).toEqual(at('2026-11-09T15:00:00Z'));
  });

  it('skips the times that were missed', () => {
    const next = nextDue(at('2026-11-02T15:00:00Z'), 7, at('2026-11-27T10:00:00Z'));
    expect(next).toEqual(at('2026-11-30T15:00:00Z'));
  });

  it('is in the future, whatever the last time was', () => {
    const next = nextDue(at('2026-11-30T15:00:00Z'), 1, at('2026-11-27T10:00:00Z'));
    expect(next).toEqual(at('2026-12-01T15:00:00Z'));
  });
});
