import bwipjs from 'bwip-js/node';
import { renderPdf, type Pdf } from '../../../platform/documents/pdf.js';
import { formatCentavos, plainText } from '../../../platform/documents/table.js';
import { LABEL_SHEETS, placeOf, type LabelSheet, type LabelSheetName } from './label-sheets.js';

export interface Label {
  readonly name: string;
  readonly priceCentavos: number | null;
  /** A GTIN, a code of the shop's own, or none: then the label has name and price alone. */
  readonly barcode: string | null;
}

const PADDING = 6;
const INK = '#000000';
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 } as const;

/**
 * Labels to print on a sheet, each with name, price and barcode: EAN-13 or EAN-8 for a GTIN, Code
 * 128 for any other code. `skip` leaves the first places free, for a sheet that has been begun.
 */
export async function renderLabels(
  labels: readonly Label[],
  sheetName: LabelSheetName,
  skip = 0,
): Promise<Buffer> {
  const sheet: LabelSheet = LABEL_SHEETS[sheetName];
  const codes = new Map<string, Buffer>();
  for (const { barcode } of labels) {
    if (barcode !== null && !codes.has(barcode)) codes.set(barcode, await drawBarcode(barcode));
  }
  return renderPdf(
    'Etiquetas: MiInventario',
    (pdf) => {
      let page = 0;
      labels.forEach((label, index) => {
        const place = placeOf(sheet, index + skip);
        for (; page < place.page; page += 1) {
          pdf.addPage({ size: [...sheet.page], margins: { ...NO_MARGINS } });
        }
        const picture = label.barcode === null ? undefined : codes.get(label.barcode);
        drawLabel(pdf, sheet, place, { label, picture });
      });
    },
    { size: sheet.page, margins: NO_MARGINS },
  );
}

function drawLabel(
  pdf: Pdf,
  sheet: LabelSheet,
  place: { x: number; y: number },
  { label, picture }: { label: Label; picture: Buffer | undefined },
): void {
  const [width, height] = sheet.label;
  const room = width - 2 * PADDING;
  const isSmall = height < 60;
  const nameSize = isSmall ? 6 : height > 100 ? 12 : 7.5;
  const priceSize = isSmall ? 8 : height > 100 ? 20 : 12;
  const top = place.y + PADDING / 2;
  const price = label.priceCentavos === null ? '' : formatCentavos(label.priceCentavos);
  pdf.font('bold').fontSize(priceSize).fillColor(INK);
  const priceWidth = price === '' ? 0 : Math.min(pdf.widthOfString(price) + 2, room / 2);
  pdf.text(price, place.x + width - PADDING - priceWidth, top, {
    width: priceWidth,
    height: priceSize * 1.2,
    align: 'right',
    lineBreak: false,
  });
  const nameLines = isSmall ? 1 : 2;
  pdf.font('regular').fontSize(nameSize);
  pdf.text(plainText(label.name), place.x + PADDING, top + 1, {
    width: room - priceWidth - 3,
    height: nameLines * nameSize * 1.25,
    ellipsis: true,
  });
  if (!picture) return;
  const used = Math.max(nameLines * nameSize * 1.25, priceSize * 1.2) + 3;
  pdf.image(picture, place.x + PADDING, top + used, {
    fit: [room, height - PADDING - used],
    align: 'center',
    valign: 'center',
  });
}

/** The symbol with its digits below, at a scale at which printers keep bars apart. */
function drawBarcode(barcode: string): Promise<Buffer> {
  return bwipjs.toBuffer({
    bcid: symbologyOf(barcode),
    text: barcode,
    scale: 4,
    height: 10,
    includetext: true,
    textxalign: 'center',
    paddingwidth: 8,
    backgroundcolor: 'FFFFFF',
  });
}

/** Codes are kept with a right check digit, so 8 and 13 digits are an EAN; see barcode.ts. */
function symbologyOf(barcode: string): string {
  if (/^\d{13}$/.test(barcode)) return 'ean13';
  if (/^\d{8}$/.test(barcode)) return 'ean8';
  return 'code128';
}
