import sharp from 'sharp';
import type { ProviderFrame } from '../detection-provider.port.js';
import type { FramePreparer } from '../frame-preparer.port.js';
import type { ImageLimits, Size } from './image-limits.js';
import { planTiles, type Tile } from './plan-tiles.js';

/** A picture as it is sent to a vendor. */
export interface VendorImage {
  readonly frame: ProviderFrame;
  readonly tile: Tile;
  /** Of `jpeg`, pixels. */
  readonly size: Size;
  readonly jpeg: Buffer;
}

/** Print stays sharp and a 720p frame stays near 200 kB. */
const JPEG_QUALITY = 85;

/**
 * Prepares a key frame for a vendor: privacy first, then cut and scaled to its limits.
 * @throws when the picture cannot be read or is not of the size that the frame claims
 */
export async function renderTiles(
  frame: ProviderFrame,
  preparer: FramePreparer,
  limits: ImageLimits,
  signal: AbortSignal,
): Promise<VendorImage[]> {
  const prepared = await preparer.prepare(frame, signal);
  const { width, height, format } = await sharp(prepared).metadata();
  if (width !== frame.width || height !== frame.height) {
    throw new Error(`frame ${frame.frameIndex} is ${width}x${height}, not as announced`);
  }
  return Promise.all(
    planTiles(frame, limits).map(async (tile) => ({
      frame,
      tile,
      size: tile.sent,
      jpeg: isAsItIs(tile, frame, format) ? prepared : await renderTile(prepared, tile),
    })),
  );
}

/** Whether the prepared picture is the very one to send: making it anew costs work and loses print. */
function isAsItIs({ area, sent }: Tile, frame: Size, format: string | undefined): boolean {
  const isWhole = area.width === frame.width && area.height === frame.height;
  return isWhole && sent.width === area.width && sent.height === area.height && format === 'jpeg';
}

function renderTile(picture: Buffer, { area, sent }: Tile): Promise<Buffer> {
  return sharp(picture)
    .extract({ left: area.x, top: area.y, width: area.width, height: area.height })
    .resize(sent.width, sent.height, { fit: 'fill' })
    .jpeg({ quality: JPEG_QUALITY })
    .toBuffer();
}
