import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilmSurvey } from '@miinventario/counting';
import type { ExtractedFrame, FfmpegPaths } from './film-types.js';
import { inputArguments } from './input-arguments.js';
import { runProcess } from './run-process.js';

export interface ExtractOptions extends FfmpegPaths {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 180_000;
/** ffmpeg's JPEG scale, 2 best: at 3 small print is still clean. */
const JPEG_QUALITY = '3';

/**
 * Writes the survey's key frames as upright full-size JPEGs `frame-<index>.jpg` into `outDir`
 * (created if missing), and answers them in film order. Safe to repeat: files are written anew.
 * Frames beyond the end of a film that broke off are left out. Throws on timeout and abort.
 */
export async function extractKeyframes(
  path: string,
  survey: FilmSurvey,
  outDir: string,
  options: ExtractOptions = {},
): Promise<ExtractedFrame[]> {
  const wanted = survey.keyframes.map((keyframe) => keyframe.frameIndex).sort((a, b) => a - b);
  await mkdir(outDir, { recursive: true });
  if (wanted.length === 0) return [];
  const select = wanted.map((index) => `eq(n\\,${index})`).join('+');
  const run = await runProcess(
    options.ffmpeg ?? 'ffmpeg',
    // prettier-ignore
    ['-hide_banner', '-nostdin', '-nostats', '-v', 'error', '-threads', '2', ...inputArguments(path),
      '-map', '0:V:0', '-an', '-sn', '-dn', '-vf', `select='${select}'`, '-vsync', 'passthrough',
      '-frames:v', String(wanted.length), '-q:v', JPEG_QUALITY, '-f', 'image2', '-y',
      join(outDir, 'part-%05d.jpg')],
    { timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS, signal: options.signal },
  );
  if (run.timedOut) throw new Error('extracting the key frames took too long');
  const parts = (await readdir(outDir)).filter((name) => /^part-\d+\.jpg$/.test(name)).sort();
  const frames: ExtractedFrame[] = [];
  for (const [position, part] of parts.entries()) {
    const frameIndex = wanted[position];
    if (frameIndex === undefined) break;
    const target = join(outDir, `frame-${String(frameIndex).padStart(6, '0')}.jpg`);
    await rename(join(outDir, part), target);
    frames.push({ frameIndex, path: target, width: survey.width, height: survey.height });
  }
  if (frames.length === 0) throw new Error(`no key frame could be written: ${run.stderr}`);
  return frames;
}
