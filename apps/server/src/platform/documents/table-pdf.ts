import type { Language } from '@miinventario/contracts';
import { renderPdf, type Pdf, type PdfPaper } from './pdf.js';
import { plainText, type ColumnType, type Table, type TableValue } from './table.js';

export interface TablePdfOptions {
  /** Whose paper it is. */
  readonly heading: string;
  readonly madeAt: Date;
  readonly language: Language;
  /** A small picture for each row, as JPEG or PNG; drawn in a first column of its own. */
  readonly pictures?: ReadonlyArray<Buffer | null>;
}

const MARGIN = 36;
const LETTER = [612, 792] as const;
/** More columns than these are read lying. */
const UPRIGHT_COLUMNS = 6;
const INK = '#22303c';
const MUTED = '#5b6772';
const ACCENT = '#0f766e';
const STRIPE = '#f3f6f9';
const PICTURE_WIDTH = 46;
const PICTURE_HEIGHT = 38;
const FONT_SIZE = 8.5;
const LINE_HEIGHT = 11;
const PADDING = 4;

/** The table on letter paper, with our logo, headings on every page and numbered pages. */
export function renderTablePdf(table: Table, options: TablePdfOptions): Promise<Buffer> {
  const isLying = table.columns.length > UPRIGHT_COLUMNS;
  const size = isLying ? ([LETTER[1], LETTER[0]] as const) : LETTER;
  const margins = { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN };
  const paper: PdfPaper = { size, margins };
  return renderPdf(
    `${plainText(table.title)}: MiInventario`,
    (pdf) => new TablePage(pdf, table, options).draw(),
    paper,
  );
}

class TablePage {
  private readonly widths: readonly number[];
  private readonly left: number;
  private y: number;

  constructor(
    private readonly pdf: Pdf,
    private readonly table: Table,
    private readonly options: TablePdfOptions,
  ) {
    this.left = MARGIN + (options.pictures ? PICTURE_WIDTH + PADDING : 0);
    const room = pdf.page.width - MARGIN - this.left;
    const total = table.columns.reduce((sum, column) => sum + column.width, 0);
    this.widths = table.columns.map(({ width }) => (width / total) * room);
    this.y = MARGIN;
  }

  draw(): void {
    this.drawHead();
    this.drawHeadings();
    this.table.rows.forEach((row, index) => this.drawRow(row, index, false));
    if (this.table.totals) this.drawRow(this.table.totals, this.table.rows.length, true);
    this.numberPages();
  }

  private drawHead(): void {
    const { pdf, options, table } = this;
    drawLogo(pdf, MARGIN, this.y);
    pdf.font('bold').fontSize(10).fillColor(ACCENT);
    pdf.text('MiInventario', MARGIN + 28, this.y + 1, { lineBreak: false });
    pdf.font('regular').fontSize(9).fillColor(MUTED);
    pdf.text(plainText(options.heading), MARGIN + 28, this.y + 13, {
      width: pdf.page.width - 2 * MARGIN - 28,
      height: LINE_HEIGHT,
      ellipsis: true,
    });
    this.y += 34;
    const width = pdf.page.width - 2 * MARGIN;
    pdf
      .font('bold')
      .fontSize(16)
      .fillColor(INK)
      .text(plainText(table.title), MARGIN, this.y, { width });
    this.y = pdf.y + 2;
    pdf.fontSize(9);
    for (const [label, value] of table.facts) {
      pdf.font('regular').fillColor(MUTED).text(`${label}: `, MARGIN, this.y, { continued: true });
      pdf.font('bold').fillColor(INK).text(plainText(value), { width });
      this.y = pdf.y + 1;
    }
    this.y += 8;
  }

  private drawHeadings(): void {
    const { pdf } = this;
    pdf.font('bold').fontSize(FONT_SIZE).fillColor(MUTED);
    const height = this.heightOf(
      this.table.columns.map(({ header }) => header),
      3,
    );
    this.table.columns.forEach(({ header, type }, index) => {
      this.write(header, index, alignOf(type), height);
    });
    this.y += height + PADDING;
    pdf
      .moveTo(MARGIN, this.y)
      .lineTo(pdf.page.width - MARGIN, this.y)
      .lineWidth(0.8);
    pdf.strokeColor(MUTED).stroke();
    this.y += PADDING;
  }

  private drawRow(row: readonly TableValue[], index: number, isTotal: boolean): void {
    const { pdf, options } = this;
    pdf.font(isTotal ? 'bold' : 'regular').fontSize(FONT_SIZE);
    const texts = this.table.columns.map(({ type }, column) =>
      shown(row[column] ?? null, type, options.language),
    );
    const picture = isTotal ? null : (options.pictures?.[index] ?? null);
    const height = Math.max(this.heightOf(texts, 2), picture ? PICTURE_HEIGHT : 0);
    if (this.y + height + PADDING > pdf.page.height - MARGIN - LINE_HEIGHT) {
      pdf.addPage();
      this.y = MARGIN;
      this.drawHeadings();
      pdf.font(isTotal ? 'bold' : 'regular').fontSize(FONT_SIZE);
    }
    if (index % 2 === 1 && !isTotal) {
      const width = pdf.page.width - 2 * MARGIN;
      pdf.rect(MARGIN, this.y - PADDING / 2, width, height + PADDING).fill(STRIPE);
    }
    if (picture) this.drawPicture(picture);
    pdf.fillColor(INK);
    texts.forEach((text, column) => {
      this.write(text, column, alignOf(this.table.columns[column]?.type ?? 'text'), height);
    });
    this.y += height + PADDING;
  }

  private drawPicture(picture: Buffer): void {
    this.pdf.image(picture, MARGIN, this.y, {
      fit: [PICTURE_WIDTH, PICTURE_HEIGHT],
      align: 'center',
      valign: 'center',
    });
  }

  private write(text: string, column: number, align: 'left' | 'right', height: number): void {
    const before = this.widths.slice(0, column).reduce((sum, width) => sum + width, 0);
    const width = (this.widths[column] ?? 0) - PADDING;
    this.pdf.text(text, this.left + before, this.y, { width, height, align, ellipsis: true });
  }

  /** Lines that the fullest cell needs, cut at `lines`. */
  private heightOf(texts: readonly string[], lines: number): number {
    const needed = texts.map((text, column) =>
      this.pdf.heightOfString(text, { width: (this.widths[column] ?? 0) - PADDING }),
    );
    return Math.min(Math.max(LINE_HEIGHT, ...needed), lines * LINE_HEIGHT);
  }

  private numberPages(): void {
    const { pdf, options } = this;
    const { start, count } = pdf.bufferedPageRange();
    const made = formatMoment(options.madeAt, options.language);
    for (let page = start; page < start + count; page += 1) {
      pdf.switchToPage(page);
      // Below the margin, where text would otherwise begin a page of its own.
      pdf.page.margins.bottom = 0;
      const text =
        options.language === 'es'
          ? `${made} · Página ${page + 1} de ${count}`
          : `${made} · Page ${page + 1} of ${count}`;
      pdf.font('regular').fontSize(7.5).fillColor(MUTED);
      pdf.text(text, MARGIN, pdf.page.height - MARGIN + 8, {
        width: pdf.page.width - 2 * MARGIN,
        align: 'right',
        lineBreak: false,
      });
      pdf.page.margins.bottom = MARGIN;
    }
  }
}

/** Our mark: packs on two shelves. */
function drawLogo(pdf: Pdf, x: number, y: number): void {
  pdf.roundedRect(x, y, 22, 22, 5).fill(ACCENT);
  pdf.fillColor('#ffffff');
  for (const [left, top, width, height] of [
    [4, 5, 3.5, 5],
    [8.5, 4, 4, 6],
    [13.5, 5, 4.5, 5],
    [4, 10.4, 14, 1],
    [4, 13, 5, 4],
    [10, 12.4, 3, 4.6],
    [14, 13, 4, 4],
    [4, 17.4, 14, 1],
  ] as const) {
    pdf.rect(x + left, y + top, width, height);
  }
  pdf.fill();
}

function alignOf(type: ColumnType): 'left' | 'right' {
  return type === 'text' || type === 'date' ? 'left' : 'right';
}

function shown(value: TableValue, type: ColumnType, language: Language): string {
  if (value === null) return type === 'text' ? '' : '-';
  if (value instanceof Date) return formatMoment(value, language);
  if (typeof value === 'string') return plainText(value);
  const locale = language === 'es' ? 'es-MX' : 'en-US';
  switch (type) {
    case 'money':
      return new Intl.NumberFormat(locale, { style: 'currency', currency: 'MXN' })
        .format(value / 100)
        .replace('MX$', '$');
    case 'percent':
      return new Intl.NumberFormat(locale, { style: 'percent' }).format(value);
    case 'decimal':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
    default:
      return new Intl.NumberFormat(locale).format(value);
  }
}

/** A moment as it is told in Mexico City. */
export function formatMoment(moment: Date, language: Language): string {
  return new Intl.DateTimeFormat(language === 'es' ? 'es-MX' : 'en-US', {
    timeZone: 'America/Mexico_City',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(moment);
}
