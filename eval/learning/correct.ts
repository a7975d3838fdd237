import { boundsOf, invert, iou, type CountResult, type Facing } from '@miinventario/counting';
import type { ExtractedFrame } from '@miinventario/film';
import {
  chooseFronts,
  decodeDescriptor,
  describeReference,
  encodeDescriptor,
  EVIDENCE_MARGIN,
  frontInCrop,
  type CatalogueEntry,
  type NormalisedBox,
  type ReferenceDescriptor,
} from '@miinventario/recognition';
import sharp from 'sharp';
import { trueCamera, type FilmCase } from '../film-set.js';

/** A facing that a person has named, since the recogniser did not or did so wrongly. */
export interface Correction {
  readonly facing: Facing;
  readonly product: string;
}

/** Less overlap, and a person could not say what the picture shows. */
const SHOWN_IOU = 0.5;

/** What a person who knows every product would correct in a report, by its evidence pictures. */
export function correctionsOf(film: FilmCase, result: CountResult): Correction[] {
  return result.facings.flatMap((facing) => {
    const shown = film.boxes
      .map((truth) => {
        const camera = trueCamera(film, facing.evidence.frameIndex, truth);
        const overlap =
          camera === undefined ? 0 : iou(boundsOf(invert(camera), facing.evidence.box), truth.box);
        return { product: truth.product, overlap };
      })
      .sort((a, b) => b.overlap - a.overlap)[0];
    if (!shown || shown.overlap < SHOWN_IOU || shown.product === facing.productId) return [];
    return [{ facing, product: shown.product }];
  });
}

/** Most evidence pictures of one product, as the product keeps. */
const KEPT_PER_PRODUCT = 6;

/**
 * Enrols what was corrected, as the product does: the evidence pictures of the facings become
 * references of the product, which is added where the catalogue has none.
 */
export async function learn(
  film: FilmCase,
  frames: readonly ExtractedFrame[],
  catalogue: readonly CatalogueEntry[],
  corrections: readonly Correction[],
): Promise<CatalogueEntry[]> {
  const learnt = new Map<string, ReferenceDescriptor[]>();
  for (const [line, facings] of linesOf(corrections)) {
    const product = line.slice(line.indexOf('\n') + 1);
    const fronts = chooseFronts(facings.map((facing) => evidenceOf(facing, film)));
    for (const front of fronts) {
      const descriptor = await describe(front, frames, film);
      const known = learnt.get(product) ?? [];
      if (descriptor && known.length < KEPT_PER_PRODUCT)
        learnt.set(product, [...known, descriptor]);
    }
  }
  const products = new Set([...catalogue.map(({ productId }) => productId), ...learnt.keys()]);
  return [...products].map((productId) => {
    const before = catalogue.find((entry) => entry.productId === productId);
    const references = [...(before?.references ?? []), ...(learnt.get(productId) ?? [])];
    return { productId, barcodes: before?.barcodes ?? [], references };
  });
}

/** Facings of one line of the report that were named alike: the product corrects lines. */
function linesOf(corrections: readonly Correction[]): Map<string, Facing[]> {
  const lines = new Map<string, Facing[]>();
  for (const { facing, product } of corrections) {
    const line = `${facing.productId ?? facing.id}\n${product}`;
    lines.set(line, [...(lines.get(line) ?? []), facing]);
  }
  return lines;
}

interface Evidence {
  readonly frameIndex: number;
  readonly box: NormalisedBox;
  readonly views: number;
}

function evidenceOf({ evidence, views }: Facing, film: FilmCase): Evidence {
  const { x, y, width, height } = evidence.box;
  const left = Math.max(0, x / film.width);
  const top = Math.max(0, y / film.height);
  const box = {
    x: left,
    y: top,
    width: Math.min(1, (x + width) / film.width) - left,
    height: Math.min(1, (y + height) / film.height) - top,
  };
  return { frameIndex: evidence.frameIndex, box, views };
}

/** Cuts the evidence picture as the product does, and describes the front in it. */
async function describe(
  { frameIndex, box }: Evidence,
  frames: readonly ExtractedFrame[],
  film: FilmCase,
): Promise<ReferenceDescriptor | undefined> {
  const frame = frames.find((each) => each.frameIndex === frameIndex);
  if (!frame) return undefined;
  const left = Math.floor(Math.max(0, box.x - box.width * EVIDENCE_MARGIN) * film.width);
  const top = Math.floor(Math.max(0, box.y - box.height * EVIDENCE_MARGIN) * film.height);
  const right = Math.ceil(Math.min(1, box.x + box.width * (1 + EVIDENCE_MARGIN)) * film.width);
  const bottom = Math.ceil(Math.min(1, box.y + box.height * (1 + EVIDENCE_MARGIN)) * film.height);
  const picture = await sharp(frame.path)
    .extract({ left, top, width: right - left, height: bottom - top })
    .jpeg({ quality: 85 })
    .toBuffer();
  const described = await describeReference(picture, { crop: frontInCrop(box) });
  return described.ok ? decodeDescriptor(encodeDescriptor(described.descriptor)) : undefined;
}
