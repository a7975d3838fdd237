import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_QUIET, quietDelayMs } from './quiet-hours.js';

// Mexico City is six hours behind UTC.
const at = (clock: string) => new Date(`2026-11-25T${clock}-06:00`);

describe('quietDelayMs', () => {
  it('lets a reminder of the night wait until seven', () => {
    expect(quietDelayMs('CREDITS_LOW', at('23:30:00'), DEFAULT_QUIET)).toBe(7.5 * 3_600_000);
    expect(quietDelayMs('CREDITS_LOW', at('06:59:30'), DEFAULT_QUIET)).toBe(30_000);
    expect(quietDelayMs('CREDITS_LOW', at('07:00:00'), DEFAULT_QUIET)).toBe(0);
    expect(quietDelayMs('CREDITS_LOW', at('21:59:59'), DEFAULT_QUIET)).toBe(0);
  });

  it('sends at once what the person waits for', () => {
    expect(quietDelayMs('REPORT_READY', at('23:30:00'), DEFAULT_QUIET)).toBe(0);
    expect(quietDelayMs('CREDITS_LOW', at('23:30:00'), null)).toBe(0);
  });

  it('always ends outside the quiet hours', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const moment = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2027-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(hour, hour, moment, (from, to, now) => {
        const delay = quietDelayMs('CREDITS_LOW', now, { from, to });
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(24 * 3_600_000);
        const then = new Date(now.getTime() + delay);
        expect(quietDelayMs('CREDITS_LOW', then, { from, to })).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
