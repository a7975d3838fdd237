/** The general rate of the Ley del IVA, article 1. */
const IVA_DIVISOR = 1.16;

export interface Amount {
  readonly amountCentavos: number;
  readonly baseCentavos: number;
  readonly ivaCentavos: number;
}

/** Splits a price with IVA included into base and IVA; the two sum to it to the centavo. */
export function splitIva(amountCentavos: number): Amount {
  const baseCentavos = Math.round(amountCentavos / IVA_DIVISOR);
  return { amountCentavos, baseCentavos, ivaCentavos: amountCentavos - baseCentavos };
}

/**
 * What a refund of so many credits of an order is worth: its share of the price, rounded down, and
 * for all that is left of the order exactly what was not refunded yet.
 */
export function refundAmount(order: {
  readonly amountCentavos: number;
  readonly refundedCentavos: number;
  readonly orderCredits: number;
  readonly refundedCredits: number;
  readonly credits: number;
}): number {
  const left = order.amountCentavos - order.refundedCentavos;
  if (order.refundedCredits + order.credits >= order.orderCredits) return left;
  return Math.min(left, Math.floor((order.amountCentavos * order.credits) / order.orderCredits));
}

/** The credits that an amount of an order stands for, rounded up; the whole amount is all of them. */
export function creditsOfAmount(
  order: { amountCentavos: number; credits: number },
  amountCentavos: number,
): number {
  const part = Math.ceil((order.credits * amountCentavos) / order.amountCentavos);
  return Math.min(order.credits, part);
}

/** `1234567` centavos as `$12,345.67`. */
export function formatMxn(centavos: number): string {
  const pesos = Math.trunc(centavos / 100).toLocaleString('en-US');
  return `$${pesos}.${String(centavos % 100).padStart(2, '0')}`;
}
