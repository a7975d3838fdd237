import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { framePath, JPEG_OUTPUT } from './frame-files.js';

/**
 * The frames that may become key frames, written by the decoding that surveys the film, before it is
 * known which of them will: a JPEG of each costs a third of decoding the film a second time.
 */
export class CandidateFiles {
  private constructor(
    private readonly outDir: string,
    private readonly partDir: string,
  ) {}

  /** Makes the folders; what an attempt that broke off left in them is removed. */
  static async open(outDir: string): Promise<CandidateFiles> {
    const partDir = join(outDir, 'candidates');
    await rm(partDir, { recursive: true, force: true });
    await mkdir(partDir, { recursive: true });
    return new CandidateFiles(outDir, partDir);
  }

  /** Where ffmpeg writes them, numbered from 0. */
  output(): string[] {
    return [...JPEG_OUTPUT, '-start_number', '0', join(this.partDir, '%06d.jpg')];
  }

  /** Keeps those wanted as the key frames' files, and removes the rest. */
  async keep(
    wanted: readonly number[],
    indexOf: (position: number) => number | undefined,
  ): Promise<void> {
    const chosen = new Set(wanted);
    for (const name of (await readdir(this.partDir)).sort()) {
      const frameIndex = indexOf(Number.parseInt(name, 10));
      if (frameIndex === undefined || !chosen.has(frameIndex)) continue;
      await rename(join(this.partDir, name), framePath(this.outDir, frameIndex));
    }
    await this.discard();
  }

  async discard(): Promise<void> {
    await rm(this.partDir, { recursive: true, force: true });
  }
}
