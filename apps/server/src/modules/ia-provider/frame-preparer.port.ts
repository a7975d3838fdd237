import { readFile } from 'node:fs/promises';
import type { ProviderFrame } from './detection-provider.port.js';

/** Injection token of the FramePreparer. */
export const FRAME_PREPARER = Symbol('FRAME_PREPARER');

/**
 * What is done to a key frame before it leaves this machine for a provider: the place where faces
 * are made unrecognisable. The picture keeps its size, since boxes are measured in it.
 */
export interface FramePreparer {
  /** @returns an encoded picture (JPEG or PNG) of the frame's width and height */
  prepare(frame: ProviderFrame, signal: AbortSignal): Promise<Buffer>;
}

/** Leaves the frame as it is: for films without people, as those drawn for measuring. */
export class PlainFramePreparer implements FramePreparer {
  prepare(frame: ProviderFrame, signal: AbortSignal): Promise<Buffer> {
    return readFile(frame.path, { signal });
  }
}
