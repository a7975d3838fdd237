import type { BillingProfile } from '../billing-profile.service.js';
import { formatMxn } from '../money.js';
import type { OrderRow } from '../orders.repository.js';
import type { PaymentMethodKind } from '../payment-provider.port.js';
import { renderPdf, type Pdf } from './pdf.js';
import { formatMexicoTime } from './voucher-facts.js';

const METHOD_NAMES: Record<PaymentMethodKind, string> = {
  CARD: 'Tarjeta',
  OXXO: 'Efectivo en OXXO',
  SEVEN_ELEVEN: 'Efectivo en 7-Eleven',
};

/** The receipt of a paid order: base, IVA and total. It says itself that it is no CFDI. */
export function renderReceiptPdf(
  order: OrderRow,
  paidAt: Date,
  profile: BillingProfile | undefined,
): Promise<Buffer> {
  return renderPdf('Comprobante de pago: MiInventario', (pdf) => {
    pdf.font('bold').fontSize(11).text('MiInventario');
    pdf.moveDown(0.6).fontSize(20).text('Comprobante de pago');
    pdf.moveDown(1).font('regular').fontSize(10.5);
    row(pdf, 'Compra', order.id);
    row(pdf, 'Fecha de pago', formatMexicoTime(paidAt));
    row(pdf, 'Forma de pago', METHOD_NAMES[order.method]);
    row(pdf, 'Concepto', `${order.credits} créditos de MiInventario`);
    pdf.moveDown(0.8);
    row(pdf, 'Subtotal', formatMxn(order.base_centavos));
    row(pdf, 'IVA (16 %)', formatMxn(order.iva_centavos));
    pdf.font('bold');
    row(pdf, 'Total', `${formatMxn(order.amount_centavos)} MXN`);
    pdf.font('regular');
    if (order.refunded_centavos > 0) {
      row(pdf, 'Reembolsado', formatMxn(order.refunded_centavos));
    }
    if (profile) drawProfile(pdf, profile);
    pdf.moveDown(1.5).fontSize(8.5);
    pdf.text('Este comprobante no es una factura (CFDI). Precios con IVA incluido.');
  });
}

function drawProfile(pdf: Pdf, profile: BillingProfile): void {
  pdf.moveDown(0.8).font('bold').text('Datos para facturar').font('regular');
  row(pdf, 'RFC', profile.rfc);
  row(pdf, 'Nombre', profile.legalName);
  row(pdf, 'Régimen fiscal', profile.regimen);
  row(pdf, 'Código postal', profile.postcode);
  row(pdf, 'Uso de CFDI', profile.cfdiUse);
}

function row(pdf: Pdf, label: string, value: string): void {
  pdf.text(`${label}: ${value}`, { lineGap: 3 });
}
