import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { drawPack } from './draw-pack.js';
import type { Product } from './invent-products.js';
import { Random } from './random.js';

/** Enrolment photos are larger than the packs in a film, as a phone held close makes them. */
const ZOOM = 2.2;

/**
 * Writes a product's enrolment photos into `directory`: `catalogue.jpg` on white, `front_N.jpg`
 * cropped, `hand_N.jpg` on a cluttered table, turned and uncropped.
 */
export async function writeReferences(product: Product, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  const random = new Random(`${product.key} references`);
  await writeFile(join(directory, 'catalogue.jpg'), await catalogue(product));
  for (let n = 1; n <= 3; n++) {
    await writeFile(join(directory, `front_${n}.jpg`), await frontPhoto(product, random));
  }
  for (let n = 1; n <= 2; n++) {
    await writeFile(join(directory, `hand_${n}.jpg`), await handPhoto(product, random));
  }
}

/** The pack alone, large, in the given light. */
function pack(product: Product, wear: number, zoom: number): Sharp {
  return sharp(Buffer.from(drawPack(product, wear)), { density: 72 * zoom }).modulate({
    brightness: 0.85 + 0.3 * wear,
  });
}

async function catalogue(product: Product): Promise<Buffer> {
  return pack(product, 0.5, ZOOM).flatten({ background: '#fff' }).jpeg({ quality: 92 }).toBuffer();
}

async function frontPhoto(product: Product, random: Random): Promise<Buffer> {
  const picture = await pack(product, random.next(), ZOOM)
    .flatten({ background: tone(random) })
    .png()
    .toBuffer();
  return sharp(picture)
    .rotate(random.between(-2.5, 2.5), { background: tone(random) })
    .blur(random.between(0.4, 1.1))
    .jpeg({ quality: 86 })
    .toBuffer();
}

async function handPhoto(product: Product, random: Random): Promise<Buffer> {
  const width = 1080;
  const height = 1440;
  const clutter = Array.from({ length: 40 }, () => {
    const [x, y] = [random.integer(0, width), random.integer(0, height)];
    const [w, h] = [random.integer(30, 320), random.integer(20, 260)];
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="hsl(${random.integer(0, 359)},25%,${random.integer(25, 70)}%)" fill-opacity="0.6" transform="rotate(${random.integer(0, 90)} ${x} ${y})"/>`;
  }).join('');
  const background = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${tone(random)}"/>${clutter}</svg>`;
  const zoom = Math.min(2.4, (0.62 * height) / product.height, (0.7 * width) / product.width);
  const turned = await sharp(await pack(product, random.next(), zoom).png().toBuffer())
    .rotate(random.between(-9, 9), { background: { r: 0, g: 0, b: 0, alpha: 0 } })
    .png()
    .toBuffer({ resolveWithObject: true });
  return sharp(Buffer.from(background))
    .composite([
      {
        input: turned.data,
        left: Math.round((width - turned.info.width) * random.between(0.3, 0.7)),
        top: Math.round((height - turned.info.height) * random.between(0.3, 0.7)),
      },
    ])
    .blur(0.7)
    .jpeg({ quality: 85 })
    .toBuffer();
}

function tone(random: Random): string {
  return `hsl(${random.integer(20, 50)},${random.integer(8, 30)}%,${random.integer(30, 65)}%)`;
}
