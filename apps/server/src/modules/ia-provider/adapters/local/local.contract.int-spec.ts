import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bwip from 'bwip-js/node';
import sharp from 'sharp';
import {
  describeDetectionProvider,
  type ContractSubject,
} from '../../detection-provider.contract.js';
import type { CatalogueEntry, ProviderFrame } from '../../detection-provider.port.js';
import { LocalAdapter } from './local.adapter.js';

const BARCODES = ['7501055300075', '7501031311309', '7501000111206'];

/** Two key frames of packs with their barcodes in front: no reference photo is needed to know them. */
async function open(): Promise<ContractSubject> {
  const folder = await mkdtemp(join(tmpdir(), 'mi-local-'));
  const catalogue = BARCODES.map((barcode, index): CatalogueEntry => ({
    productId: `p${index}`,
    name: `Producto ${index}`,
    brand: null,
    size: null,
    barcodes: [barcode],
    references: [],
  }));
  const frames: ProviderFrame[] = [];
  const standing: Array<ContractSubject['standing'][number]> = [];
  for (const frameIndex of [3, 29]) {
    const path = join(folder, `${frameIndex}.jpg`);
    const places = BARCODES.map((_, index) => ({
      x: 60 + index * 400,
      y: 120,
      width: 340,
      height: 420,
    }));
    const layers = await Promise.all(
      BARCODES.map(async (text, index) => ({
        input: await pack(text),
        left: places[index]!.x,
        top: places[index]!.y,
      })),
    );
    await sharp({ create: { width: 1280, height: 720, channels: 3, background: '#9a8f80' } })
      .composite(layers)
      .jpeg({ quality: 92 })
      .toFile(path);
    frames.push({ frameIndex, width: 1280, height: 720, path });
    places.forEach((box, index) => standing.push({ frameIndex, productId: `p${index}`, box }));
  }
  const provider = new LocalAdapter(1);
  return {
    provider,
    frames,
    catalogue,
    standing,
    close: async () => {
      await provider.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function pack(text: string): Promise<Buffer> {
  const code = await bwip.toBuffer({
    bcid: 'ean13',
    text,
    scale: 3,
    height: 22,
    padding: 6,
    backgroundcolor: 'FFFFFF',
  });
  return sharp({ create: { width: 340, height: 420, channels: 3, background: '#f4f1e8' } })
    .composite([
      { input: await sharp(code).resize({ width: 300 }).png().toBuffer(), gravity: 'centre' },
    ])
    .png()
    .toBuffer();
}

describeDetectionProvider('local', open);
