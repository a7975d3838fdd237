import { lookAt, PACKS, type PackName } from './ai-shelf.js';

interface HintLine {
  readonly n: number;
  readonly name: string;
}

/** The agreed JSON about some pictures, as a model that sees well would write it. */
export async function writeShelfAnswer(
  pictures: readonly Buffer[],
  unit: 'pixels' | 'thousandths',
  catalogueText: string,
): Promise<string> {
  const names = Object.keys(PACKS) as PackName[];
  const hints = catalogueText
    .split('\n')
    .filter((line) => line.startsWith('{"n":'))
    .map((line) => JSON.parse(line) as HintLine);
  const products = names.map((pack, ref) => {
    const { name, brand, size } = PACKS[pack];
    const hint = hints.find((line) => name !== '' && line.name.includes(name));
    return { ref, name, brand, size, barcode: null, catalogue: hint?.n ?? null };
  });
  const facings = [];
  for (const [index, picture] of pictures.entries()) {
    const seen = await lookAt(picture);
    const [fx, fy] = unit === 'pixels' ? [1, 1] : [1000 / seen.width, 1000 / seen.height];
    for (const { pack, box } of seen.packs) {
      facings.push({
        image: index + 1,
        product: names.indexOf(pack),
        x1: Math.round(box.x * fx),
        y1: Math.round(box.y * fy),
        x2: Math.round((box.x + box.width) * fx),
        y2: Math.round((box.y + box.height) * fy),
        score: 0.9,
      });
    }
  }
  return JSON.stringify({ products, facings });
}
