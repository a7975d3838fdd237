import { isSoon, spokenReference, timeLeft } from './voucher.model';

const now = Date.parse('2026-11-25T18:00:00.000Z');
const inMs = (ms: number) => new Date(now + ms).toISOString();
const minute = 60_000;
const hour = 60 * minute;

describe('timeLeft', () => {
  it.each([
    [50 * hour + 30 * minute, { kind: 'days', days: 2, hours: 2 }],
    [24 * hour, { kind: 'days', days: 1, hours: 0 }],
    [24 * hour - 1, { kind: 'hours', hours: 23, minutes: 59 }],
    [hour, { kind: 'hours', hours: 1, minutes: 0 }],
    [hour - 1, { kind: 'minutes', minutes: 59, seconds: 59 }],
    [1_000, { kind: 'minutes', minutes: 0, seconds: 1 }],
    [0, { kind: 'over' }],
    [-hour, { kind: 'over' }],
  ])('of %d ms is told in two units', (ms, expected) => {
    expect(timeLeft(inMs(ms), now)).toEqual(expected);
  });

  it('is over when the moment cannot be read', () => {
    expect(timeLeft('mañana', now)).toEqual({ kind: 'over' });
  });
});

describe('isSoon', () => {
  it('warns in the last six hours', () => {
    expect(isSoon(inMs(6 * hour), now)).toBe(false);
    expect(isSoon(inMs(6 * hour - 1), now)).toBe(true);
  });
});

describe('spokenReference', () => {
  it('groups by four and leaves no space at the end', () => {
    expect(spokenReference('93000262280678')).toBe('9300 0262 2806 78');
    expect(spokenReference('12345678')).toBe('1234 5678');
  });
});
