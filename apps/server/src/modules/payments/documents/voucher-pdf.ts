import { renderBarcode } from './barcode.js';
import { renderPdf } from '../../../platform/documents/pdf.js';
import type { VoucherFacts } from './voucher-facts.js';

const INK = '#22303c';
const MUTED = '#5b6772';

/** The voucher to print. */
export async function renderVoucherPdf(facts: VoucherFacts): Promise<Buffer> {
  const barcode = await renderBarcode(facts.reference);
  return renderPdf(`${facts.title}: MiInventario`, (pdf) => {
    pdf.fillColor(MUTED).font('bold').fontSize(11).text('MiInventario');
    pdf.moveDown(0.6).fillColor(INK).fontSize(22).text(facts.title);
    pdf.moveDown(0.4).fontSize(30).text(facts.amount);
    pdf.font('regular').fontSize(11).fillColor(MUTED).text(facts.credits);
    pdf.moveDown(1.2);
    pdf.image(barcode, { fit: [332, 96], align: 'center' });
    pdf.moveDown(0.6).fillColor(MUTED).fontSize(9).text('Referencia', { align: 'center' });
    pdf.font('bold').fontSize(15).fillColor(INK);
    pdf.text(facts.spokenReference, { align: 'center' });
    pdf.moveDown(0.8).fontSize(10).text(facts.expiry, { align: 'center' });
    pdf.moveDown(1.2).font('regular').fontSize(10.5);
    for (const step of facts.steps) pdf.text(step, { lineGap: 3 });
    pdf.moveDown(1).fontSize(8).fillColor(MUTED).text(`Compra ${facts.orderId}`);
  });
}
