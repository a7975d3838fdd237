import { beforeAll, describe, expect, it } from 'vitest';
import { describeReference } from '../catalogue/describe-reference.js';
import { drawFront, drawPack, drawScene, type DrawnPack } from '../testing/drawn-packs.js';
import type { CatalogueEntry, ReferenceDescriptor } from '../types.js';
import { rankByLooks } from './rank-by-looks.js';

const packs = {
  cola: drawPack(1, '#c62828'),
  colaLight: drawPack(1, '#1565c0'),
  lime: drawPack(2, '#2e7d32'),
  tea: drawPack(3, '#6a1b9a'),
};

async function described(image: Buffer): Promise<ReferenceDescriptor> {
  const result = await describeReference(image);
  if (!result.ok) throw new Error(result.detail);
  return result.descriptor;
}

/** The pack as a film shows it: small, turned, darker and compressed. */
function filmed(pack: DrawnPack): Promise<Buffer> {
  const placed = { pack, x: 12, y: 4, scale: 0.8, degrees: 2 };
  return drawScene({ width: 112, height: 190 }, [placed], { brightness: 0.75 });
}

describe('ranking by looks', () => {
  let catalogue: CatalogueEntry[];
  beforeAll(async () => {
    catalogue = await Promise.all(
      Object.entries(packs).map(async ([productId, pack]) => ({
        productId,
        barcodes: [],
        references: [await described(await drawFront(pack))],
      })),
    );
    catalogue.push({ productId: 'no photo', barcodes: [], references: [] });
  });

  it.each(['cola', 'colaLight', 'lime', 'tea'] as const)(
    'puts %s first for its picture',
    async (key) => {
      const ranks = rankByLooks(await described(await filmed(packs[key])), catalogue);
      expect(ranks).toHaveLength(catalogue.length);
      expect(ranks[0]?.productId).toBe(key);
      expect(ranks.at(-1)).toEqual({ productId: 'no photo', score: 0 });
      expect(ranks.every(({ score }) => score >= 0 && score <= 1)).toBe(true);
    },
  );

  it('puts a sibling of the same print second', async () => {
    const ranks = rankByLooks(await described(await filmed(packs.cola)), catalogue);
    expect(ranks[1]?.productId).toBe('colaLight');
  });
});
