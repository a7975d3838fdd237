import { spawn } from 'node:child_process';

export interface FakeCameraOptions {
  readonly ffmpeg?: string;
  /** Stillness at both ends, seconds: a recorder may start late and stop early. */
  readonly stillS?: number;
  readonly fps?: number;
}

/**
 * Turns a film into the Motion JPEG that Chromium's `--use-file-for-fake-video-capture` plays in a
 * loop. Throws when ffmpeg fails.
 */
export async function writeFakeCamera(
  filmPath: string,
  outPath: string,
  options: FakeCameraOptions = {},
): Promise<void> {
  const still = options.stillS ?? 2;
  const pad = `tpad=start_mode=clone:start_duration=${still}:stop_mode=clone:stop_duration=${still}`;
  // prettier-ignore
  const child = spawn(options.ffmpeg ?? 'ffmpeg', [
    '-v', 'error', '-nostdin', '-y', '-i', filmPath, '-an',
    '-vf', `fps=${options.fps ?? 30},${pad}`, '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p',
    '-q:v', '3', '-threads', '2', '-f', 'mjpeg', outPath,
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new Error(`ffmpeg failed (${code}): ${stderr.slice(-800)}`);
}
