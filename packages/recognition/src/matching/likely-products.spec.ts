import { beforeAll, describe, expect, it } from 'vitest';
import { describeReference } from '../catalogue/describe-reference.js';
import { drawFront, drawPack, drawScene, type DrawnPack } from '../testing/drawn-packs.js';
import type { CatalogueEntry } from '../types.js';
import { keepLikely, needsShortlist, scoreProducts } from './likely-products.js';

const packs = [1, 2, 3, 4, 5, 6].map((design) => drawPack(design, '#2e7d32'));
const [first, second] = packs as [DrawnPack, DrawnPack];

describe('the products that may be in a film', () => {
  let catalogue: CatalogueEntry[];
  let frames: Buffer[];
  beforeAll(async () => {
    catalogue = await Promise.all(
      packs.map(async (pack, i) => {
        const described = await describeReference(await drawFront(pack));
        if (!described.ok) throw new Error(described.detail);
        return { productId: `p${i}`, barcodes: [`${i}`], references: [described.descriptor] };
      }),
    );
    const size = { width: 700, height: 420 };
    frames = [
      await drawScene(size, [{ pack: first, x: 60, y: 90, degrees: 4 }], { brightness: 0.7 }),
      await drawScene(size, [{ pack: second, x: 300, y: 70, scale: 1.3 }]),
    ];
  });

  it('score far above those that are not, each in its own frame', async () => {
    const scores = await scoreProducts(catalogue, frames);
    const absent = Math.max(...scores.slice(2));
    expect(scores[0]).toBeGreaterThan(5 * absent + 10);
    expect(scores[1]).toBeGreaterThan(5 * absent + 10);
    const [alone = [], other = []] = await Promise.all(
      frames.map((frame) => scoreProducts(catalogue, [frame])),
    );
    expect(scores).toEqual(alone.map((score, i) => score + (other[i] ?? 0)));
  });

  it('score the same in whatever order they are enrolled', async () => {
    const turned = await scoreProducts([...catalogue].reverse(), frames);
    expect(turned.reverse()).toEqual(await scoreProducts(catalogue, frames));
  });

  it('keep their photos, while all keep their barcodes', () => {
    const kept = keepLikely(catalogue, [9, 50, 0, 3, 0, 0], 2);
    const withPhotos = kept.filter(({ references }) => references.length > 0);
    expect(withPhotos.map(({ productId }) => productId)).toEqual(['p0', 'p1']);
    expect(kept.map(({ barcodes }) => barcodes)).toEqual(catalogue.map((e) => e.barcodes));
    expect(keepLikely(catalogue, [0, 0, 0, 0, 0, 0]).every((e) => e.references.length === 0)).toBe(
      true,
    );
  });

  it('are looked for first in a large catalogue alone', () => {
    const photos = (count: number): Array<{ references: unknown[] }> => [
      { references: Array.from({ length: count }) },
    ];
    expect(needsShortlist(photos(900))).toBe(false);
    expect(needsShortlist(photos(1200))).toBe(true);
  });
});
