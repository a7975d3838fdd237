import type { Language } from '@miinventario/contracts';
import type { BillingProfile } from '../billing-profile.service.js';
import type { OrderRow } from '../orders.repository.js';
import { renderPdf, type Pdf } from '../../../platform/documents/pdf.js';
import { moneyLines, purchaseLines, type ReceiptLine } from './receipt-lines.js';
import { receiptTexts } from './receipt-texts.js';

/** The receipt of a paid order: base, IVA and total. It says itself that it is no CFDI. */
export function renderReceiptPdf(
  order: OrderRow,
  paidAt: Date,
  options: { readonly profile: BillingProfile | undefined; readonly language: Language },
): Promise<Buffer> {
  const texts = receiptTexts(options.language);
  return renderPdf(`${texts.title}: MiInventario`, (pdf) => {
    pdf.font('bold').fontSize(11).text('MiInventario');
    pdf.moveDown(0.6).fontSize(20).text(texts.title);
    pdf.moveDown(1).fontSize(10.5);
    rows(pdf, purchaseLines(order, paidAt, texts));
    pdf.moveDown(0.8);
    rows(pdf, moneyLines(order, texts));
    const { profile } = options;
    if (profile) {
      pdf.moveDown(0.8).font('bold').text(texts.billing);
      const fields = ['rfc', 'legalName', 'regimen', 'postcode', 'cfdiUse'] as const;
      rows(
        pdf,
        fields.map((field) => ({ label: texts.profile[field], value: profile[field] })),
      );
    }
    pdf.moveDown(1.5).fontSize(8.5).font('regular');
    pdf.text(texts.noInvoice);
  });
}

function rows(pdf: Pdf, lines: readonly ReceiptLine[]): void {
  for (const { label, value, isTotal } of lines) {
    pdf.font(isTotal ? 'bold' : 'regular').text(`${label}: ${value}`, { lineGap: 3 });
  }
}
