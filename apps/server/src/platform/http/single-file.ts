import type { FastifyRequest } from 'fastify';
import { PlatformError } from '../errors/platform.errors.js';

/**
 * The one file of a multipart form, in the field of that name.
 * @throws AppError when the body is no form, holds no such file, or the file is over the limit
 */
export async function readSingleFile(request: FastifyRequest, field: string): Promise<Buffer> {
  if (!request.isMultipart()) throw PlatformError.unsupportedMediaType();
  let file: Buffer | undefined;
  for await (const part of request.parts()) {
    if (part.type !== 'file') continue;
    if (part.fieldname === field) file = await part.toBuffer();
    else part.file.resume();
  }
  if (file && file.length > 0) return file;
  throw PlatformError.invalid([{ field, code: 'required', message: `${field} must be a file` }]);
}
