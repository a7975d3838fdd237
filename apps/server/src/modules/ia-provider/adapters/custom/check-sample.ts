import sharp from 'sharp';

/** A frame as the contract has it. */
export interface Sample {
  readonly frameId: string;
  readonly width: number;
  readonly height: number;
  readonly mediaType: 'image/jpeg';
  readonly data: string;
}

const COLOURS = ['#c81e28', '#14a03c', '#2846c8', '#e6d21e', '#7828a0', '#f08c1e'];

/** A drawn shelf: two boards with six packs each, with a band and a name on every front. */
export async function drawSample(frameId: string, width: number, height: number): Promise<Sample> {
  const cell = { width: width / 6, height: height / 2 };
  const packs = Array.from({ length: 12 }, (_, index) => {
    const x = (index % 6) * cell.width + cell.width * 0.15;
    const y = Math.floor(index / 6) * cell.height + cell.height * 0.15;
    const [w, h] = [cell.width * 0.7, cell.height * 0.75];
    const colour = COLOURS[index % COLOURS.length] ?? '#000';
    return (
      `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="6" fill="${colour}"/>` +
      `<rect x="${x}" y="${y + h * 0.35}" width="${w}" height="${h * 0.3}" fill="#fff"/>` +
      `<text x="${x + w / 2}" y="${y + h * 0.55}" font-size="${w * 0.2}" text-anchor="middle">Prueba</text>`
    );
  });
  const boards = [0.92, 1.92].map(
    (row) =>
      `<rect x="0" y="${row * cell.height}" width="${width}" height="${cell.height * 0.06}" fill="#6b4a2b"/>`,
  );
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect width="100%" height="100%" fill="#d8d4cc"/>${packs.join('')}${boards.join('')}</svg>`;
  const jpeg = await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer();
  return { frameId, width, height, mediaType: 'image/jpeg', data: jpeg.toString('base64') };
}
