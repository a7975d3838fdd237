const ZONE = 'America/Mexico_City';
const MICRO_USD = 1_000_000;

/** How figures, money and moments are written; moments as a clock in Mexico City shows them. */
export class Format {
  private readonly moneyFormat: Intl.NumberFormat;
  private readonly wholeMoney: Intl.NumberFormat;
  private readonly usdFormat: Intl.NumberFormat;
  private readonly plain: Intl.NumberFormat;
  private readonly momentFormat: Intl.DateTimeFormat;
  private readonly dayFormat: Intl.DateTimeFormat;
  private readonly shortDay: Intl.DateTimeFormat;

  constructor(readonly tag: string) {
    const mxn = { style: 'currency', currency: 'MXN' } as const;
    this.moneyFormat = new Intl.NumberFormat(tag, mxn);
    this.wholeMoney = new Intl.NumberFormat(tag, { ...mxn, maximumFractionDigits: 0 });
    this.usdFormat = new Intl.NumberFormat(tag, {
      style: 'currency',
      currency: 'USD',
      maximumFractionDigits: 4,
    });
    this.plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
    this.momentFormat = new Intl.DateTimeFormat(tag, {
      timeZone: ZONE,
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    this.dayFormat = new Intl.DateTimeFormat(tag, { timeZone: ZONE, dateStyle: 'medium' });
    this.shortDay = new Intl.DateTimeFormat(tag, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
    });
  }

  money(centavos: number): string {
    return this.moneyFormat.format(centavos / 100);
  }

  /** Without centavos, for figures that are looked at from afar. */
  roundMoney(centavos: number): string {
    return this.wholeMoney.format(centavos / 100);
  }

  usd(microUsd: number): string {
    return this.usdFormat.format(microUsd / MICRO_USD);
  }

  number(value: number): string {
    return this.plain.format(value);
  }

  /** With its sign: a difference. */
  signed(value: number): string {
    return `${value > 0 ? '+' : ''}${this.plain.format(value)}`;
  }

  /** @param share 0 to 1 */
  percent(share: number): string {
    return `${this.plain.format(share * 100)} %`;
  }

  seconds(ms: number): string {
    return `${this.plain.format(ms / 1000)} s`;
  }

  moment(iso: string): string {
    return this.momentFormat.format(new Date(iso));
  }

  date(iso: string): string {
    return this.dayFormat.format(new Date(iso));
  }

  /** A day as `2026-11-25` in few letters. */
  dayName(day: string): string {
    return this.shortDay.format(new Date(`${day}T00:00:00Z`));
  }
}

/** The day in Mexico City, as `2026-11-25`, some days before a moment. */
export function mexicoDay(now: Date, daysBefore = 0): string {
  const moment = new Date(now.getTime() - daysBefore * 86_400_000);
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE }).format(moment);
}
