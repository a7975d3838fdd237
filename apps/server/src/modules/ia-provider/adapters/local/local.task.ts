import { readFile } from 'node:fs/promises';
import type { FrameDetection } from '@miinventario/counting';
import {
  createRecognizer,
  decodeDescriptor,
  describeReference,
  encodeDescriptor,
  rankByLooks,
  scoreProducts,
  type CatalogueEntry as DescribedProduct,
  type LooksRank,
  type NormalisedBox,
  type ReferenceRefusal,
} from '@miinventario/recognition';
import type { CatalogueEntry, ProviderFrame } from '../../detection-provider.port.js';

/** Runs in a thread: recognition of one film's key frames. */
export interface DetectInput {
  readonly frames: readonly ProviderFrame[];
  readonly catalogue: readonly CatalogueEntry[];
  /** Shared with the caller: frames done, for progress. */
  readonly done: Int32Array;
}

export async function detect(input: DetectInput): Promise<FrameDetection[]> {
  const recognizer = createRecognizer(described(input.catalogue));
  const detections: FrameDetection[] = [];
  for (const frame of input.frames) {
    const image = await readFile(frame.path);
    detections.push(...(await recognizer.detect({ frameIndex: frame.frameIndex, image })));
    Atomics.add(input.done, 0, 1);
  }
  await recognizer.close();
  return detections;
}

export interface ScoreInput {
  readonly frames: readonly ProviderFrame[];
  readonly catalogue: readonly CatalogueEntry[];
}

/** How much of each product is seen in some frames, in the catalogue's order. */
export async function score({ frames, catalogue }: ScoreInput): Promise<number[]> {
  const images = await Promise.all(frames.map(({ path }) => readFile(path)));
  return scoreProducts(described(catalogue), images);
}

function described(catalogue: readonly CatalogueEntry[]): DescribedProduct[] {
  return catalogue.map((entry) => ({
    productId: entry.productId,
    barcodes: [...entry.barcodes],
    // A descriptor of an older form is passed over: its product is known by its other photos.
    references: entry.references
      .map((bytes) => decodeDescriptor(bytes))
      .filter((descriptor) => descriptor !== undefined),
  }));
}

export interface DescribeInput {
  readonly image: Uint8Array;
  readonly crop: NormalisedBox | undefined;
}

export type DescribeOutput =
  | { readonly ok: true; readonly descriptor: Uint8Array; readonly crop: NormalisedBox }
  | { readonly ok: false; readonly code: ReferenceRefusal };

export async function describe(input: DescribeInput): Promise<DescribeOutput> {
  const answer = await describeReference(Buffer.from(input.image), { crop: input.crop });
  if (!answer.ok) return { ok: false, code: answer.code };
  const { descriptor } = answer;
  return { ok: true, descriptor: encodeDescriptor(descriptor), crop: descriptor.crop };
}

export interface RankInput extends DescribeInput {
  readonly products: ReadonlyArray<{
    readonly productId: string;
    readonly references: readonly Uint8Array[];
  }>;
}

/** Products by how much they look like a picture; none when the picture shows nothing. */
export async function rank(input: RankInput): Promise<LooksRank[]> {
  const answer = await describeReference(Buffer.from(input.image), { crop: input.crop });
  if (!answer.ok) return [];
  return rankByLooks(
    answer.descriptor,
    input.products.map(({ productId, references }) => ({
      productId,
      barcodes: [],
      references: references
        .map((bytes) => decodeDescriptor(bytes))
        .filter((descriptor) => descriptor !== undefined),
    })),
  );
}
