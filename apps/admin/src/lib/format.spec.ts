import { describe, expect, it } from 'vitest';
import { Format, mexicoDay } from './format';

const plain = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]/g, ' ');

describe('Format', () => {
  it('writes money and shares as one does in Mexico', () => {
    const format = new Format('es-MX');
    expect(format.money(123_456)).toBe('$1,234.56');
    expect(format.roundMoney(123_456)).toBe('$1,235');
    expect(plain(format.usd(31_500))).toBe('USD 0.0315');
    expect(format.percent(0.9876)).toBe('98.8 %');
  });

  it('shows moments as a clock in Mexico City does', () => {
    expect(plain(new Format('es-MX').moment('2026-11-28T03:05:00Z'))).toBe(
      '27 nov 2026, 9:05 p.m.',
    );
    expect(new Format('es-MX').dayName('2026-11-25')).toBe('25 nov');
  });
});

describe('mexicoDay', () => {
  it('is the day before in the evening, when it is past midnight in UTC', () => {
    const now = new Date('2026-11-28T03:05:00Z');
    expect([mexicoDay(now), mexicoDay(now, 7)]).toEqual(['2026-11-27', '2026-11-20']);
  });
});
