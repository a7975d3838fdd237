import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  decodeDescriptor,
  describeReference,
  encodeDescriptor,
  needsShortlist,
} from '@miinventario/recognition';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueEntry, ProviderFrame } from '../../detection-provider.port.js';
import { LocalAdapter } from './local.adapter.js';

const PACK = { width: 150, height: 260 };
const FRAME = { width: 1280, height: 720 };

/** A pack with marks of its own, as SVG. */
function draw(seed: number, x: number, y: number): string {
  let state = seed * 7919 + 17;
  const next = (most: number): number => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return (state / 2 ** 31) * most;
  };
  const marks = Array.from({ length: 90 }, () => {
    const size = 5 + next(18);
    return `<rect x="${x + next(PACK.width - 24)}" y="${y + next(PACK.height - 24)}" width="${size}" height="${size * 0.6}" fill="hsl(${next(360)},60%,${next(60)}%)"/>`;
  });
  return `<rect x="${x}" y="${y}" width="${PACK.width}" height="${PACK.height}" fill="#eee3cf"/>${marks.join('')}`;
}

function picture(size: typeof PACK, drawing: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}"><rect width="100%" height="100%" fill="#2a2d31"/>${drawing}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

async function enrolled(productId: string, seed: number): Promise<CatalogueEntry> {
  const result = await describeReference(await picture(PACK, draw(seed, 0, 0)));
  if (!result.ok) throw new Error(result.detail);
  const references = [encodeDescriptor(result.descriptor)];
  return { productId, name: productId, brand: null, size: null, barcodes: [], references };
}

/** Another product, whose points are like no print that there is. */
function stranger({ references }: CatalogueEntry, index: number): CatalogueEntry {
  const descriptor = decodeDescriptor(references[0] ?? Buffer.alloc(0));
  if (!descriptor) throw new Error('a descriptor just encoded cannot be read');
  const { features } = descriptor;
  const shift = 8 * (1 + (index % 15)) + 1 + (index % 7);
  const descriptors = features.descriptors.map(
    (_, i) => features.descriptors[i - (i % 128) + (((i % 128) + shift) % 128)] ?? 0,
  );
  const other = encodeDescriptor({ ...descriptor, features: { ...features, descriptors } });
  return {
    productId: `other-${index}`,
    name: 'Otro',
    brand: null,
    size: null,
    barcodes: [],
    references: [other],
  };
}

describe('the local provider in a store of many products', () => {
  let folder: string;
  let frames: ProviderFrame[];
  let catalogue: CatalogueEntry[];
  const adapter = new LocalAdapter(2);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mi-local-'));
    const views = [draw(1, 90, 200) + draw(1, 260, 200) + draw(2, 600, 210), draw(2, 80, 190)];
    frames = await Promise.all(
      views.map(async (drawing, frameIndex) => {
        const path = join(folder, `${frameIndex}.jpg`);
        await sharp(await picture(FRAME, drawing)).toFile(path);
        return { frameIndex, ...FRAME, path };
      }),
    );
    const own = await Promise.all([enrolled('first', 1), enrolled('second', 2)]);
    const others = await Promise.all([3, 4, 5].map((seed) => enrolled(`${seed}`, seed)));
    catalogue = Array.from({ length: 1100 }, (_, i) => stranger(others[i % 3] ?? own[0], i));
    catalogue.splice(300, 0, own[0]);
    catalogue.push(own[1]);
  });
  afterAll(async () => {
    await adapter.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('finds the few that a film shows, in every frame', async () => {
    expect(needsShortlist(catalogue)).toBe(true);
    const { detections } = await adapter.detectProducts({
      frames,
      catalogue,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      capMicroUsd: 0,
    });
    const named = detections.filter(({ productId }) => productId !== null);
    const seen = named.map(({ frameIndex, productId }) => `${frameIndex} ${productId}`).sort();
    expect(seen).toEqual(['0 first', '0 first', '0 second', '1 second']);
  });
});
