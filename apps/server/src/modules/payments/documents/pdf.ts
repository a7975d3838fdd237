import PDFDocument from 'pdfkit';
import { fontFile } from './fonts.js';

export type Pdf = InstanceType<typeof PDFDocument>;

/** Draws a one-page document on half-letter paper and gives its bytes. */
export function renderPdf(title: string, draw: (pdf: Pdf) => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({
      size: [396, 612],
      margins: { top: 36, bottom: 28, left: 32, right: 32 },
      info: { Title: title, Author: 'MiInventario' },
      lang: 'es-MX',
    });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.registerFont('regular', fontFile('regular'));
    pdf.registerFont('bold', fontFile('bold'));
    draw(pdf);
    pdf.end();
  });
}
