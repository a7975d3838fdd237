import sharp from 'sharp';
import { renderBarcode } from './barcode.js';
import { textPath, textWidth, type TextStyle } from './text-path.js';
import type { VoucherFacts } from './voucher-facts.js';

const WIDTH = 1080;
const HEIGHT = 1350;
const MARGIN = 72;
const INK = '#22303c';
const MUTED = '#5b6772';
const BARCODE_TOP = 480;
const BARCODE = { width: WIDTH - 2 * MARGIN, height: 250 };

interface Line {
  readonly text: string;
  readonly y: number;
  readonly style: TextStyle;
  readonly isCentred?: boolean;
}

/** The voucher as a picture for the telephone's screen. */
export async function renderVoucherPng(facts: VoucherFacts): Promise<Buffer> {
  const barcode = await sharp(await renderBarcode(facts.reference))
    .resize({ ...BARCODE, fit: 'contain', background: '#ffffff', kernel: 'nearest' })
    .toBuffer();
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#ffffff"/>${linesOf(facts).map(draw).join('')}</svg>`;
  return sharp(Buffer.from(svg))
    .composite([{ input: barcode, left: MARGIN, top: BARCODE_TOP }])
    .png()
    .toBuffer();
}

function linesOf(facts: VoucherFacts): Line[] {
  const steps = facts.steps.map((text, index) => line(text, 1010 + index * 56, 28, INK));
  return [
    line('MiInventario', 120, 36, MUTED, 'bold'),
    line(facts.title, 220, 72, INK, 'bold'),
    line(facts.amount, 340, 92, INK, 'bold'),
    line(facts.credits, 410, 36, MUTED),
    { ...line(facts.spokenReference, 820, 48, INK, 'bold'), isCentred: true },
    { ...line(facts.expiry, 900, 28, INK, 'bold'), isCentred: true },
    ...steps,
    line(`Compra ${facts.orderId}`, 1290, 22, MUTED),
  ];
}

function line(
  text: string,
  y: number,
  sizePx: number,
  colour: string,
  weight: 'regular' | 'bold' = 'regular',
): Line {
  return { text, y, style: { sizePx, colour, weight } };
}

/** A line that would run over the edge is made smaller until it fits. */
function draw({ text, y, style, isCentred }: Line): string {
  const room = WIDTH - 2 * MARGIN;
  const width = textWidth(text, style);
  const sizePx = width > room ? (style.sizePx * room) / width : style.sizePx;
  const x = isCentred ? (WIDTH - Math.min(width, room)) / 2 : MARGIN;
  return textPath(text, { x, y }, { ...style, sizePx });
}
