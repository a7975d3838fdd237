import { join } from 'node:path';

/**
 * How ffmpeg writes a frame: JPEG at 3 of a scale whose best is 2, where small print is still clean.
 * Tables made for each picture would save 4 % of its bytes and cost a second pass over it.
 */
export const JPEG_OUTPUT = ['-q:v', '3', '-huffman', 'default', '-f', 'image2', '-y'] as const;

/** The file of a key frame in its folder. */
export function framePath(directory: string, frameIndex: number): string {
  return join(directory, `frame-${String(frameIndex).padStart(6, '0')}.jpg`);
}
