import { dayKind, formatBytes, formatClock, formatMoney } from './format';

describe('the formats', () => {
  it('shows lengths as minutes and seconds', () => {
    expect([0, 999, 42_000, 65_400].map(formatClock)).toEqual(['0:00', '0:00', '0:42', '1:05']);
  });

  it('shows sizes as phones do', () => {
    expect(formatBytes(402_000, 'es-MX')).toBe('402 kB');
    expect(formatBytes(14_230_000, 'es-MX')).toBe('14.2 MB');
    expect(formatBytes(480_000_000, 'es-MX')).toBe('480 MB');
  });

  it('shows pesos from centavos', () => {
    expect(formatMoney(125_050, 'es-MX')).toBe('$1,250.50');
  });

  it("tells the shop's day by Mexico City, not by UTC", () => {
    const now = new Date('2026-11-25T03:00:00Z');
    expect(dayKind('2026-11-25T01:00:00Z', now)).toBe('today');
    expect(dayKind('2026-11-24T05:00:00Z', now)).toBe('yesterday');
    expect(dayKind('2026-11-20T05:00:00Z', now)).toBe('older');
  });
});
