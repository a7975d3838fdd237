import { formatMxn } from '../money.js';
import type { OrderRow } from '../orders.repository.js';

/** What a voucher shows, already in Spanish. */
export interface VoucherFacts {
  readonly title: string;
  readonly amount: string;
  readonly credits: string;
  readonly reference: string;
  /** In groups, as a cashier reads it. */
  readonly spokenReference: string;
  readonly expiry: string;
  readonly steps: readonly string[];
  readonly orderId: string;
}

const DATE_TIME = new Intl.DateTimeFormat('es-MX', {
  timeZone: 'America/Mexico_City',
  dateStyle: 'long',
  timeStyle: 'short',
  hour12: false,
});

export function formatMexicoTime(at: Date): string {
  return `${DATE_TIME.format(at)} (hora de la Ciudad de México)`;
}

export function toVoucherFacts(order: OrderRow, reference: string): VoucherFacts {
  const shop = order.method === 'OXXO' ? 'OXXO' : '7-Eleven';
  return {
    title: `Paga en ${shop}`,
    amount: `${formatMxn(order.amount_centavos)} MXN`,
    credits: `${order.credits} créditos de MiInventario`,
    reference,
    spokenReference: reference.replace(/(.{4})(?=.)/g, '$1 '),
    expiry: order.expires_at === null ? '' : `Vence: ${formatMexicoTime(order.expires_at)}`,
    steps: [
      `1. Ve a la tienda ${shop} más cercana.`,
      '2. Muestra este código de barras o dicta la referencia en la caja.',
      '3. Paga en efectivo el monto exacto y guarda tu comprobante.',
      '4. Tus créditos llegan solos en cuanto la tienda confirme el pago.',
    ],
    orderId: order.id,
  };
}
