import { beforeAll, describe, expect, it } from 'vitest';
import { describeReference } from './catalogue/describe-reference.js';
import { iou } from './detection/geometry.js';
import { createRecognizer } from './recognizer.js';
import {
  drawEan13,
  drawFront,
  drawPack,
  drawScene,
  type DrawnPack,
} from './testing/drawn-packs.js';
import type { CatalogueEntry, Recognizer } from './types.js';

const cola = drawPack(1, '#c62828');
const lime = drawPack(2, '#2e7d32');
const sibling = drawPack(1, '#1565c0');
const stranger = drawPack(9, '#6a1b9a');
const SIZE = { width: 900, height: 520 };

async function enrolled(productId: string, pack: DrawnPack): Promise<CatalogueEntry> {
  const described = await describeReference(await drawFront(pack));
  if (!described.ok) throw new Error(described.detail);
  return { productId, barcodes: ['7501055363056'], references: [described.descriptor] };
}

describe('createRecognizer', () => {
  let recognizer: Recognizer;
  beforeAll(async () => {
    recognizer = createRecognizer([
      { ...(await enrolled('cola', cola)), barcodes: [] },
      { ...(await enrolled('lime', lime)), barcodes: ['7501055363056'] },
    ]);
  });

  it('gives each facing of a tight row of identical packs its own box', async () => {
    const row = [0, 1, 2, 3].map((i) => ({ pack: cola, x: 60 + i * 112, y: 130 }));
    const found = await recognizer.detect({ frameIndex: 5, image: await drawScene(SIZE, row) });
    const named = found.filter((f) => f.productId === 'cola');
    expect(named).toHaveLength(4);
    for (const place of row) {
      const truth = { x: place.x, y: place.y, width: cola.width, height: cola.height };
      expect(named.some((f) => iou(f.box, truth) > 0.8)).toBe(true);
    }
    expect(named.every((f) => f.frameIndex === 5 && f.score > 0.5 && f.score <= 1)).toBe(true);
  });

  it('tells two products apart in a turned, shrunken and darker view', async () => {
    const places = [
      { pack: cola, x: 120, y: 90, scale: 1.2, degrees: 6 },
      { pack: lime, x: 420, y: 90, scale: 1.2, degrees: 6 },
    ];
    const image = await drawScene(SIZE, places, { brightness: 0.6 });
    const found = await recognizer.detect({ frameIndex: 0, image });
    const names = found.sort((a, b) => a.box.x - b.box.x).map((f) => f.productId);
    expect(names).toEqual(['cola', 'lime']);
  });

  it('leaves an unlisted sibling of another colour without a name', async () => {
    const image = await drawScene(SIZE, [
      { pack: sibling, x: 100, y: 130 },
      { pack: cola, x: 300, y: 130 },
    ]);
    const found = await recognizer.detect({ frameIndex: 0, image });
    expect(found.filter((f) => f.productId !== null)).toHaveLength(1);
    const [unnamed] = found.filter((f) => f.productId === null);
    const truth = { x: 100, y: 130, width: cola.width, height: cola.height };
    expect(unnamed && iou(unnamed.box, truth)).toBeGreaterThan(0.5);
  });

  it('names nothing where only strangers stand', async () => {
    const image = await drawScene(SIZE, [{ pack: stranger, x: 200, y: 100, scale: 1.3 }]);
    const found = await recognizer.detect({ frameIndex: 0, image });
    expect(found.filter((f) => f.productId !== null)).toEqual([]);
  });

  it('names a pack by its enrolled barcode and reports an unknown one without a name', async () => {
    const extra = drawEan13('7501055363056', 80, 120) + drawEan13('4006381333931', 520, 120);
    const image = await drawScene(SIZE, [], { extra });
    const found = await recognizer.detect({ frameIndex: 0, image });
    const codes = found.map((f) => [f.barcode, f.productId]);
    expect(codes).toContainEqual(['7501055363056', 'lime']);
    expect(codes).toContainEqual(['4006381333931', null]);
    expect(codes).toHaveLength(2);
  });

  it('keeps the name of a pack whose own code nobody enrolled, and tells the code', async () => {
    const extra = drawEan13('4006381333931', 120, 380, 1, 24);
    const image = await drawScene(SIZE, [{ pack: lime, x: 80, y: 60, scale: 1.8 }], { extra });
    const found = await recognizer.detect({ frameIndex: 0, image });
    expect(found.filter((f) => f.productId !== null)).toMatchObject([
      { productId: 'lime', barcode: '4006381333931' },
    ]);
    expect(found.every((f) => f.productId !== null)).toBe(true);
  });

  it('refuses a frame that is no picture', async () => {
    const image = Buffer.from('not a picture');
    await expect(recognizer.detect({ frameIndex: 7, image })).rejects.toThrow('7');
  });

  it('answers the same whatever the order of products and of their photos', async () => {
    const photos = (pack: DrawnPack): Promise<Buffer[]> =>
      Promise.all([
        drawFront(pack, 1.1),
        drawScene({ width: 420, height: 420 }, [{ pack, x: 130, y: 70, degrees: 4 }]),
        drawScene({ width: 150, height: 250 }, [{ pack, x: 24, y: 8, degrees: -3 }], {
          brightness: 0.8,
        }),
        drawScene({ width: 240, height: 420 }, [{ pack, x: 10, y: 20, scale: 1.8 }]),
      ]);
    const described = async (productId: string, pack: DrawnPack): Promise<CatalogueEntry> => {
      const results = await Promise.all(
        (await photos(pack)).map((photo) => describeReference(photo)),
      );
      const references = results.flatMap((result) => (result.ok ? [result.descriptor] : []));
      expect(references).toHaveLength(4);
      return { productId, barcodes: [], references };
    };
    const entries = [
      await described('cola', cola),
      await described('sibling', sibling),
      await described('lime', lime),
    ];
    const image = await drawScene(
      SIZE,
      [
        { pack: cola, x: 40, y: 130, degrees: 3 },
        { pack: sibling, x: 170, y: 130, degrees: 3 },
        { pack: lime, x: 300, y: 130, scale: 0.8 },
        { pack: stranger, x: 420, y: 130 },
        { pack: cola, x: 560, y: 130, scale: 0.7, degrees: -4 },
      ],
      { brightness: 0.7 },
    );
    const turned = entries
      .map((entry) => ({ ...entry, references: [...entry.references].reverse() }))
      .reverse();
    const first = await createRecognizer(entries).detect({ frameIndex: 0, image });
    const second = await createRecognizer(turned).detect({ frameIndex: 0, image });
    expect(first.filter((f) => f.productId !== null)).toHaveLength(4);
    expect(second).toEqual(first);
  });

  it('proposes what stands side by side on a board when no product is enrolled yet', async () => {
    const foot = 130 + cola.height;
    const row = [0, 1, 2].map((i) => ({ pack: cola, x: 120 + i * 116, y: 130 }));
    const alone = { pack: lime, x: 600, y: 130 };
    const extra = `<rect y="${foot}" width="900" height="60" fill="#8b8f94"/>`;
    const image = await drawScene(SIZE, [...row, alone], { extra });
    const found = await createRecognizer([]).detect({ frameIndex: 3, image });
    expect(found).toHaveLength(3);
    expect(found.every((f) => f.productId === null && f.frameIndex === 3)).toBe(true);
    for (const place of row) {
      const truth = { x: place.x, y: place.y, width: cola.width, height: cola.height };
      expect(found.some((f) => iou(f.box, truth) > 0.7)).toBe(true);
    }
  });

  it('finds nothing with an empty catalogue', async () => {
    const empty = createRecognizer([]);
    const image = await drawScene(SIZE, [{ pack: cola, x: 100, y: 100 }]);
    expect(await empty.detect({ frameIndex: 0, image })).toEqual([]);
  });
});
