import sharp, { type OverlayOptions } from 'sharp';
import { BOARD_HEIGHT, type Arrangement } from './arrange-shelf.js';
import { drawPack } from './draw-pack.js';
import type { Random } from './random.js';
import { toSprite, type Sprite } from './sprite.js';
import { strokeText } from './stroke-font.js';

/** Room around the canvas, so that a camera that strays sees wall and not the void. */
const APRON = 420;
/** The back wall stands this far behind the front plane, and the boards' edges this far before it. */
const WALL_DEPTH = 420;
const EDGE_DEPTH = -16;

/** The scene's sprites, farthest first. A film without depth is one picture. */
export async function buildScene(
  random: Random,
  shelf: Arrangement,
  hasDepth: boolean,
): Promise<Sprite[]> {
  const wall = await drawWall(random, shelf, hasDepth);
  const boards = await drawBoards(random, shelf);
  const packs = await Promise.all(
    shelf.facings.map(async (facing) => ({
      facing,
      picture: await sharp(Buffer.from(drawPack(facing.product, facing.wear)))
        .modulate({ brightness: 0.88 + 0.24 * facing.wear })
        .png()
        .toBuffer(),
    })),
  );
  if (!hasDepth) {
    const overlays: OverlayOptions[] = packs.map(({ facing, picture }) => ({
      input: picture,
      left: facing.box.x + APRON,
      top: Math.round(facing.box.y) + APRON,
    }));
    const canvas = await sharp(wall)
      .composite([...overlays, { input: boards, left: 0, top: 0 }])
      .png({ compressionLevel: 1 })
      .toBuffer();
    return [await toSprite(canvas, { x: -APRON, y: -APRON, depth: 0, isOpaque: true })];
  }
  const standing = await Promise.all(
    packs.map(({ facing, picture }) =>
      toSprite(picture, {
        x: facing.box.x,
        y: facing.box.y,
        depth: shelf.depths[facing.layer] ?? 0,
      }),
    ),
  );
  const edge = await toSprite(boards, { x: -APRON, y: -APRON, depth: EDGE_DEPTH });
  const back = await toSprite(wall, { x: -APRON, y: -APRON, depth: WALL_DEPTH, isOpaque: true });
  return [back, ...standing.sort((a, b) => b.depth - a.depth), edge];
}

async function drawWall(random: Random, shelf: Arrangement, hasDepth: boolean): Promise<Buffer> {
  const width = shelf.width + 2 * APRON;
  const height = shelf.height + 2 * APRON;
  const hue = random.integer(0, 359);
  const light = random.integer(14, 30);
  const parts: string[] = [
    `<rect width="${width}" height="${height}" fill="hsl(${hue},12%,${light}%)"/>`,
  ];
  for (let i = 0; i < width / 60; i++) {
    const x = random.between(0, width);
    const y = random.between(0, height);
    parts.push(
      `<ellipse cx="${x}" cy="${y}" rx="${random.between(40, 220)}" ry="${random.between(30, 160)}" fill="hsl(${hue + random.integer(-40, 40)},18%,${light + random.integer(-8, 8)}%)" fill-opacity="0.5"/>`,
    );
  }
  if (hasDepth) {
    // Slots of a perforated back, which a camera sees pass behind the packs.
    for (let x = 20; x < width; x += 64) {
      parts.push(
        `<path d="M${x} 0V${height}" stroke="hsl(${hue},10%,${light + 9}%)" stroke-width="5"/>`,
      );
    }
  }
  return render(width, height, parts);
}

/** Board edges with price labels, and a few stickers that tell one metre from the next. */
async function drawBoards(random: Random, shelf: Arrangement): Promise<Buffer> {
  const width = shelf.width + 2 * APRON;
  const height = shelf.height + 2 * APRON;
  const parts: string[] = [];
  for (const board of shelf.boards) {
    const y = board + APRON;
    parts.push(
      `<rect y="${y}" width="${width}" height="${BOARD_HEIGHT}" fill="#8f9399"/>`,
      `<rect y="${y}" width="${width}" height="5" fill="#c3c7cc"/>`,
      `<rect y="${y + BOARD_HEIGHT - 5}" width="${width}" height="5" fill="#54585e"/>`,
    );
    for (
      let x = APRON + random.between(40, 120);
      x < width - APRON;
      x += random.between(130, 330)
    ) {
      const isOffer = random.next() < 0.25;
      const price = `${random.integer(8, 189)}.${random.pick(['00', '50', '90', '99'])}`;
      const ink = isOffer ? '#b3141b' : '#1d1d1d';
      parts.push(
        `<rect x="${x}" y="${y + 6}" width="92" height="46" rx="3" fill="${isOffer ? '#ffe14d' : '#fff'}"/>`,
        strokeText(`$${price}`, { x: x + 8, y: y + 13, height: 20, colour: ink, maxWidth: 78 }),
        strokeText(random.pick(['OFERTA', 'PIEZA', 'PAQUETE', 'C/U', '2 X 1']), {
          x: x + 8,
          y: y + 40,
          height: 7,
          colour: ink,
          maxWidth: 70,
        }),
      );
    }
  }
  return render(width, height, parts);
}

function render(width: number, height: number, parts: readonly string[]): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${parts.join('')}</svg>`;
  return sharp(Buffer.from(svg), { limitInputPixels: false })
    .png({ compressionLevel: 1 })
    .toBuffer();
}
