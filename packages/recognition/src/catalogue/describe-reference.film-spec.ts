import { beforeAll, describe, expect, it } from 'vitest';
import { drawFront, drawPack, drawScene } from '../testing/drawn-packs.js';
import type { ReferenceDescriptor } from '../types.js';
import { decodeDescriptor, encodeDescriptor } from './descriptor-codec.js';
import { describeReference } from './describe-reference.js';
import { buildModels } from './product-model.js';

const pack = drawPack(4, '#c62828');

async function described(image: Buffer): Promise<ReferenceDescriptor> {
  const result = await describeReference(image);
  if (!result.ok) throw new Error(result.detail);
  return result.descriptor;
}

describe('describeReference', () => {
  it('trims the plain ground of a catalogue picture', async () => {
    const size = { width: 400, height: 400 };
    const image = await drawScene(size, [{ pack, x: 140, y: 100 }], { ground: '#ffffff' });
    const { crop, cropSource } = await described(image);
    expect(cropSource).toBe('trimmed');
    expect(crop.x).toBeCloseTo(0.35, 1);
    expect(crop.y).toBeCloseTo(0.25, 1);
    expect(crop.width).toBeCloseTo(110 / 400, 1);
    expect(crop.height).toBeCloseTo(220 / 400, 1);
  });

  it('uses the crop a person drew, held within the picture', async () => {
    const image = await drawScene({ width: 400, height: 400 }, [{ pack, x: 140, y: 100 }]);
    const crop = { x: 0.35, y: 0.25, width: 0.9, height: 0.55 };
    const result = await describeReference(image, { crop });
    expect(result).toMatchObject({
      ok: true,
      descriptor: { cropSource: 'given', crop: { ...crop, width: 0.65 } },
    });
  });

  it('refuses bytes that are no picture and a picture without features', async () => {
    expect(await describeReference(Buffer.from('x'))).toMatchObject({
      ok: false,
      code: 'reference.unreadable',
    });
    expect(await describeReference(await drawScene({ width: 200, height: 200 }, []))).toMatchObject(
      {
        ok: false,
        code: 'reference.featureless',
      },
    );
  });
});

describe('a stored descriptor', () => {
  let descriptor: ReferenceDescriptor;
  beforeAll(async () => {
    descriptor = await described(await drawFront(pack));
  });

  it('survives encoding, to a 32nd of a pixel', () => {
    const back = decodeDescriptor(encodeDescriptor(descriptor))!;
    expect(back.features.descriptors).toEqual(descriptor.features.descriptors);
    expect(back.thumbnail).toEqual(descriptor.thumbnail);
    for (let i = 0; i < back.features.count; i += 1) {
      expect(Math.abs(back.features.x[i]! - descriptor.features.x[i]!)).toBeLessThan(1 / 32);
    }
  });

  it('stays compact', () => {
    expect(encodeDescriptor(descriptor).length).toBeLessThan(100_000);
  });

  it('is refused when cut short, of another version or foreign', () => {
    const bytes = encodeDescriptor(descriptor);
    expect(decodeDescriptor(bytes.subarray(0, bytes.length - 1))).toBe(undefined);
    expect(decodeDescriptor(Buffer.from('nothing like it, but long enough for a header'))).toBe(
      undefined,
    );
    bytes.writeUInt16LE(99, 4);
    expect(decodeDescriptor(bytes)).toBe(undefined);
  });
});

describe('buildModels', () => {
  it('takes the front of a loose photo from a tight one', async () => {
    const tight = await described(await drawFront(pack));
    const clutter = drawPack(77, '#888888');
    const loose = await described(
      await drawScene({ width: 520, height: 420 }, [
        { pack: clutter, x: 10, y: 60 },
        { pack, x: 200, y: 90 },
        { pack: clutter, x: 390, y: 40 },
      ]),
    );
    const models = buildModels({ productId: 'p', barcodes: [], references: [loose, tight] });
    expect(models).toHaveLength(1);
    expect(models[0]!.width / models[0]!.height).toBeCloseTo(0.5, 1);
  });

  it('keeps two sides of a product apart', async () => {
    const front = await described(await drawFront(pack));
    const back = await described(await drawFront(drawPack(55, '#1565c0')));
    const models = buildModels({ productId: 'p', barcodes: [], references: [front, back] });
    expect(models).toHaveLength(2);
  });
});
