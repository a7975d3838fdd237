import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { InventoryError } from '../inventory.errors.js';
import type { NormalisedCrop } from './references.repository.js';

const fraction = z.number().min(0).max(1);
const cropSchema = z
  .strictObject({ x: fraction, y: fraction, width: fraction, height: fraction })
  .refine((crop) => crop.width > 0.02 && crop.height > 0.02, 'too small')
  .refine((crop) => crop.x + crop.width <= 1.001 && crop.y + crop.height <= 1.001, 'outside');

export interface PhotoForm {
  readonly photo: Buffer;
  readonly crop: NormalisedCrop | undefined;
}

/**
 * Reads `photo` and `crop` of a multipart form.
 * @throws AppError for a missing photo, a photo over the limit, or a crop that is none
 */
export async function readPhotoForm(request: FastifyRequest): Promise<PhotoForm> {
  if (!request.isMultipart()) throw PlatformError.unsupportedMediaType();
  let photo: Buffer | undefined;
  let crop: NormalisedCrop | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'file' && part.fieldname === 'photo') photo = await part.toBuffer();
    else if (part.type === 'file') part.file.resume();
    else if (part.fieldname === 'crop') crop = parseCrop(String(part.value));
  }
  if (!photo || photo.length === 0) throw InventoryError.photoMissing();
  return { photo, crop };
}

function parseCrop(text: string): NormalisedCrop | undefined {
  if (text === '') return undefined;
  try {
    return cropSchema.parse(JSON.parse(text));
  } catch {
    throw PlatformError.invalid([
      { field: 'crop', code: 'crop', message: 'crop must be {x, y, width, height} in 0..1' },
    ]);
  }
}
