import { DESCRIPTOR_LENGTH } from '../features/root-sift.js';
import { emptyFeatures } from '../features/extract-features.js';
import type { CropSource, ReferenceDescriptor } from '../types.js';

/** "MIRD" and the version of what follows; a new layout or a new kind of feature takes a new one. */
const MAGIC = 0x4d495244;
export const DESCRIPTOR_VERSION = 1;
const SOURCES: readonly CropSource[] = ['given', 'whole', 'trimmed', 'guessed'];
const HEADER_BYTES = 32;
/** Coordinates are kept in 1/32 pixel: references are at most 320 pixels a side. */
const POSITION_UNIT = 32;
const SCALE_UNIT = 1024;
const ANGLE_UNIT = 65536 / (2 * Math.PI);

/**
 * About 65 kB: a header, then per feature its place, scale and angle in 16 bits each, then the
 * descriptors, then the thumbnail. Little-endian.
 */
export function encodeDescriptor(reference: ReferenceDescriptor): Buffer {
  const { features, thumbnail, crop } = reference;
  const bytes = Buffer.alloc(
    HEADER_BYTES + features.count * (8 + DESCRIPTOR_LENGTH) + thumbnail.data.length,
  );
  bytes.writeUInt32LE(MAGIC, 0);
  bytes.writeUInt16LE(DESCRIPTOR_VERSION, 4);
  bytes.writeUInt16LE(SOURCES.indexOf(reference.cropSource), 6);
  [crop.x, crop.y, crop.width, crop.height].forEach((part, i) => {
    bytes.writeUInt16LE(Math.round(part * 65535), 8 + 2 * i);
  });
  bytes.writeUInt16LE(reference.width, 16);
  bytes.writeUInt16LE(reference.height, 18);
  bytes.writeUInt16LE(features.count, 20);
  bytes.writeUInt16LE(thumbnail.width, 22);
  bytes.writeUInt16LE(thumbnail.height, 24);
  let at = HEADER_BYTES;
  for (let i = 0; i < features.count; i += 1) {
    bytes.writeUInt16LE(to16((features.x[i] as number) * POSITION_UNIT), at);
    bytes.writeUInt16LE(to16((features.y[i] as number) * POSITION_UNIT), at + 2);
    bytes.writeUInt16LE(to16((features.scale[i] as number) * SCALE_UNIT), at + 4);
    bytes.writeUInt16LE(Math.round((features.angle[i] as number) * ANGLE_UNIT) & 0xffff, at + 6);
    at += 8;
  }
  bytes.set(features.descriptors, at);
  bytes.set(thumbnail.data, at + features.descriptors.length);
  return bytes;
}

function to16(value: number): number {
  return Math.min(65535, Math.max(0, Math.round(value)));
}

/** Undefined for bytes of another version or kind: the photo must then be described again. */
export function decodeDescriptor(bytes: Uint8Array): ReferenceDescriptor | undefined {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (b.length < HEADER_BYTES || b.readUInt32LE(0) !== MAGIC) return undefined;
  if (b.readUInt16LE(4) !== DESCRIPTOR_VERSION) return undefined;
  const cropSource = SOURCES[b.readUInt16LE(6)];
  const part = (i: number): number => b.readUInt16LE(8 + 2 * i) / 65535;
  const count = b.readUInt16LE(20);
  const thumbnailWidth = b.readUInt16LE(22);
  const thumbnailHeight = b.readUInt16LE(24);
  const pixels = thumbnailWidth * thumbnailHeight * 3;
  const descriptorsAt = HEADER_BYTES + count * 8;
  const thumbnailAt = descriptorsAt + count * DESCRIPTOR_LENGTH;
  if (!cropSource || b.length !== thumbnailAt + pixels) return undefined;
  const features = emptyFeatures(count);
  for (let i = 0; i < count; i += 1) {
    const at = HEADER_BYTES + i * 8;
    features.x[i] = b.readUInt16LE(at) / POSITION_UNIT;
    features.y[i] = b.readUInt16LE(at + 2) / POSITION_UNIT;
    features.scale[i] = b.readUInt16LE(at + 4) / SCALE_UNIT;
    features.angle[i] = b.readUInt16LE(at + 6) / ANGLE_UNIT;
  }
  features.descriptors.set(b.subarray(descriptorsAt, thumbnailAt));
  return {
    crop: { x: part(0), y: part(1), width: part(2), height: part(3) },
    cropSource,
    width: b.readUInt16LE(16),
    height: b.readUInt16LE(18),
    features,
    thumbnail: {
      width: thumbnailWidth,
      height: thumbnailHeight,
      data: Uint8Array.from(b.subarray(thumbnailAt)),
    },
  };
}
