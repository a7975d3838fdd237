import { formatMxn } from '../money.js';
import type { OrderRow } from '../orders.repository.js';
import type { ReceiptTexts } from './receipt-texts.js';
import { formatMexicoTime } from './voucher-facts.js';

export interface ReceiptLine {
  readonly label: string;
  readonly value: string;
  readonly isTotal?: boolean;
}

/** What was bought, when and how. */
export function purchaseLines(order: OrderRow, paidAt: Date, texts: ReceiptTexts): ReceiptLine[] {
  return [
    { label: texts.order, value: order.id },
    { label: texts.paidAt, value: formatMexicoTime(paidAt) },
    { label: texts.method, value: texts.methods[order.method] },
    { label: texts.concept, value: texts.credits(order.credits) },
  ];
}

/** Base, IVA and total, and what went back. */
export function moneyLines(order: OrderRow, texts: ReceiptTexts): ReceiptLine[] {
  const lines: ReceiptLine[] = [
    { label: texts.base, value: formatMxn(order.base_centavos) },
    { label: texts.iva, value: formatMxn(order.iva_centavos) },
    { label: texts.total, value: `${formatMxn(order.amount_centavos)} MXN`, isTotal: true },
  ];
  if (order.refunded_centavos > 0) {
    lines.push({ label: texts.refunded, value: formatMxn(order.refunded_centavos) });
  }
  return lines;
}
