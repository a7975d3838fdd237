import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Frame } from './warp.js';

export interface EncodeOptions {
  readonly ffmpeg: string;
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly path: string;
  /** Extra encoder arguments in place of H.264's. */
  readonly codec?: readonly string[];
}

/** Frames go in one by one; `finish` resolves when the film is on disk. */
export interface FilmEncoder {
  write(frame: Frame): Promise<void>;
  finish(): Promise<void>;
}

const H264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26'];

/** Starts ffmpeg on raw frames. Throws from `write` or `finish` when ffmpeg fails. */
export function startEncoder(options: EncodeOptions): FilmEncoder {
  const { width, height, fps, path } = options;
  // prettier-ignore
  const child = spawn(options.ffmpeg, [
    '-v', 'error', '-nostdin', '-y', '-f', 'rawvideo', '-pix_fmt', 'yuv420p',
    '-s', `${width}x${height}`, '-r', String(fps), '-i', 'pipe:0',
    ...(options.codec ?? H264), '-threads', '2', '-pix_fmt', 'yuv420p',
    '-movflags', '+faststart', path,
  ], { stdio: ['pipe', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // A broken pipe shows as the exit code, with ffmpeg's own words.
  child.stdin.on('error', () => undefined);
  const closed = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`ffmpeg failed (${code}): ${stderr.slice(-800)}`)),
    );
  });
  closed.catch(() => undefined);
  return {
    async write(frame) {
      for (const plane of [frame.luma, frame.blue, frame.red]) {
        if (!child.stdin.writable) return closed;
        if (!child.stdin.write(Buffer.from(plane))) {
          await Promise.race([once(child.stdin, 'drain'), closed]);
        }
      }
    },
    async finish() {
      child.stdin.end();
      await closed;
    },
  };
}
