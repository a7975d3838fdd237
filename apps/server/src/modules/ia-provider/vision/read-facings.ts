import type { Box, FacingLabel } from '@miinventario/counting';
import { assertNever } from '../assert-never.js';
import type { ProviderFrame } from '../detection-provider.port.js';
import { joinTiles } from '../frames/join-tiles.js';
import type { VendorImage } from '../frames/render-tiles.js';
import { normaliseGtin } from '../matching/gtin.js';
import type { NamedDetection } from '../matching/match-products.js';
import type { BoxUnit } from './prompt.js';
import type { AnsweredFacing, AnsweredProduct, ShelfAnswer } from './shelf-answer.js';

/** A box thinner than this, in pixels of the frame, shows nothing. */
export const THINNEST_PX = 4;

/** A facing with the picture in which it was seen. */
export interface PlacedFacing {
  readonly detection: NamedDetection;
  readonly image: VendorImage;
}

export interface ReadFacings {
  readonly facings: readonly PlacedFacing[];
  /** Share of the answer's facings that point at no picture, no product or no place, 0..1. */
  readonly brokenShare: number;
}

/** A model's answer about some pictures, as facings in pixels of the full-size key frames. */
export function readFacings(
  answer: ShelfAnswer,
  images: readonly VendorImage[],
  hintIds: readonly string[],
  unit: BoxUnit,
): ReadFacings {
  const products = new Map(answer.products.map((product) => [product.ref, product]));
  const facings: PlacedFacing[] = [];
  for (const facing of answer.facings) {
    const image = images[facing.image - 1];
    const product = products.get(facing.product);
    const box = image && boxInFrame(facing, image, unit);
    if (!box || !product) continue;
    const detection = toDetection(image.frame.frameIndex, box, product, facing, hintIds);
    facings.push({ detection, image });
  }
  const broken = answer.facings.length - facings.length;
  return { facings, brokenShare: broken / Math.max(1, answer.facings.length) };
}

/** One frame's facings from all its pictures; what two of them show comes once. */
export function joinPictures(facings: readonly PlacedFacing[]): NamedDetection[] {
  const byFrame = new Map<ProviderFrame, PlacedFacing[]>();
  for (const facing of facings) {
    const list = byFrame.get(facing.image.frame);
    if (list) list.push(facing);
    else byFrame.set(facing.image.frame, [facing]);
  }
  return [...byFrame].flatMap(([frame, list]) =>
    joinTiles(
      list.map(({ detection, image }) => ({ detection, tile: image.tile })),
      frame,
    ),
  );
}

function toDetection(
  frameIndex: number,
  box: Box,
  product: AnsweredProduct,
  facing: AnsweredFacing,
  hintIds: readonly string[],
): NamedDetection {
  return {
    frameIndex,
    box,
    productId: null,
    label: toLabel(product),
    barcode: (product.barcode && normaliseGtin(product.barcode)) ?? null,
    score: Math.min(1, Math.max(0, facing.score)),
    suggestion: product.catalogue === null ? null : (hintIds[product.catalogue - 1] ?? null),
  };
}

function toLabel({ name, brand, size }: AnsweredProduct): FacingLabel | null {
  if (name.trim() === '') return null;
  return {
    name: name.trim(),
    ...(brand?.trim() ? { brand: brand.trim() } : {}),
    ...(size?.trim() ? { size: size.trim() } : {}),
  };
}

/** The box in the frame, clipped to the part that was sent; undefined when nothing is left. */
function boxInFrame(facing: AnsweredFacing, image: VendorImage, unit: BoxUnit): Box | undefined {
  const { area } = image.tile;
  const [unitsX, unitsY] = unitsOf(image, unit);
  const x = (value: number): number =>
    area.x + (Math.min(unitsX, Math.max(0, value)) / unitsX) * area.width;
  const y = (value: number): number =>
    area.y + (Math.min(unitsY, Math.max(0, value)) / unitsY) * area.height;
  const [left, right] = [x(facing.x1), x(facing.x2)];
  const [top, bottom] = [y(facing.y1), y(facing.y2)];
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  // Also false for a coordinate that is not a number.
  return box.width >= THINNEST_PX && box.height >= THINNEST_PX ? box : undefined;
}

/** How many of its units a vendor counts across and down a picture. */
function unitsOf(image: VendorImage, unit: BoxUnit): [number, number] {
  switch (unit) {
    case 'pixels':
      return [image.size.width, image.size.height];
    case 'thousandths':
      return [1000, 1000];
    default:
      return assertNever(unit);
  }
}
