import { buffer } from 'node:stream/consumers';
import { Inject, Injectable } from '@nestjs/common';
import sharp from 'sharp';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';

/** Twice what a cell of a printed report shows. */
const WIDTH_PX = 140;
const HEIGHT_PX = 116;
/** Pictures read at once: storage is waited for, the processor is not. */
const AT_ONCE = 6;

/** Small pictures of the evidence, for printed reports. */
@Injectable()
export class EvidenceThumbnails {
  constructor(@Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage) {}

  /** One for each key, in order; null where there is no key, no object, or no picture in it. */
  async load(keys: ReadonlyArray<string | null>): Promise<Array<Buffer | null>> {
    const pictures: Array<Buffer | null> = [];
    for (let start = 0; start < keys.length; start += AT_ONCE) {
      const part = keys.slice(start, start + AT_ONCE);
      pictures.push(...(await Promise.all(part.map((key) => this.thumbnail(key)))));
    }
    return pictures;
  }

  private async thumbnail(key: string | null): Promise<Buffer | null> {
    const stream = key === null ? undefined : await this.storage.read(key);
    if (!stream) return null;
    try {
      return await sharp(await buffer(stream))
        .resize(WIDTH_PX, HEIGHT_PX, { fit: 'inside' })
        .jpeg({ quality: 70 })
        .toBuffer();
    } catch {
      return null;
    }
  }
}
