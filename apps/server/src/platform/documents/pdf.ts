import PDFDocument from 'pdfkit';
import { fontFile } from './fonts.js';

export type Pdf = InstanceType<typeof PDFDocument>;

export interface PdfPaper {
  /** Points, 1/72 inch. */
  readonly size: readonly [width: number, height: number];
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
}

/** Half of a letter sheet: receipts and vouchers. */
const HALF_LETTER: PdfPaper = {
  size: [396, 612],
  margins: { top: 36, bottom: 28, left: 32, right: 32 },
};

/** Draws a document, on half-letter paper unless told, and gives its bytes. */
export function renderPdf(
  title: string,
  draw: (pdf: Pdf) => void,
  paper: PdfPaper = HALF_LETTER,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({
      size: [...paper.size],
      margins: { ...paper.margins },
      info: { Title: title, Author: 'MiInventario' },
      lang: 'es-MX',
      bufferPages: true,
    });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
    pdf.registerFont('regular', fontFile('regular'));
    pdf.registerFont('bold', fontFile('bold'));
    try {
      draw(pdf);
      pdf.end();
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
