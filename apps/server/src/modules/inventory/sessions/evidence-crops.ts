import { Inject, Injectable } from '@nestjs/common';
import type { Box, Facing } from '@miinventario/counting';
import { EVIDENCE_MARGIN } from '@miinventario/recognition';
import sharp from 'sharp';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import type { LocalFrame } from '../../videos/index.js';

/** Cuts each facing out of its key frame and stores the picture: the proof of the count. */
@Injectable()
export class EvidenceCrops {
  constructor(@Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage) {}

  /** Safe to repeat: the same facing has the same key. @returns the bytes of all pictures */
  async store(
    facings: readonly Facing[],
    frames: readonly LocalFrame[],
    keyOf: (facing: Facing) => string,
  ): Promise<number> {
    let bytes = 0;
    const byIndex = new Map(frames.map((frame) => [frame.frameIndex, frame]));
    for (const facing of facings) {
      const frame = byIndex.get(facing.evidence.frameIndex);
      if (!frame) continue;
      const crop = await cut(frame, facing.evidence.box);
      await this.storage.put(keyOf(facing), crop, 'image/jpeg');
      bytes += crop.length;
    }
    return bytes;
  }
}

function cut(frame: LocalFrame, box: Box): Promise<Buffer> {
  const left = Math.max(0, Math.floor(box.x - box.width * EVIDENCE_MARGIN));
  const top = Math.max(0, Math.floor(box.y - box.height * EVIDENCE_MARGIN));
  const right = Math.min(frame.width, Math.ceil(box.x + box.width * (1 + EVIDENCE_MARGIN)));
  const bottom = Math.min(frame.height, Math.ceil(box.y + box.height * (1 + EVIDENCE_MARGIN)));
  return sharp(frame.path)
    .extract({
      left: Math.min(left, frame.width - 1),
      top: Math.min(top, frame.height - 1),
      width: Math.max(1, right - left),
      height: Math.max(1, bottom - top),
    })
    .jpeg({ quality: 85 })
    .toBuffer();
}
