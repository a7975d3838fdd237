import { access, mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilmSurvey } from '@miinventario/counting';
import type { ExtractedFrame, FfmpegPaths } from './film-types.js';
import { framePath, JPEG_OUTPUT } from './frame-files.js';
import { inputArguments } from './input-arguments.js';
import { runProcess } from './run-process.js';

export interface ExtractOptions extends FfmpegPaths {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 180_000;
/** How far before its supposed place the last frame of a broken film is looked for. */
const LAST_SECONDS = 2;

/**
 * Writes the survey's key frames as upright full-size JPEGs `frame-<index>.jpg` into `outDir`
 * (created if missing), and answers them in film order. Safe to repeat: when all of them are there
 * already, as after a survey that was told the same folder, the film is not decoded at all.
 * Frames beyond the end of a film that broke off are left out, but for one alone, in whose place the
 * last frame stands: the pictures between the last ones may be missing, and then there are fewer than
 * their times say. Throws on timeout and abort.
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
  const present = wanted.map((frameIndex) => toFrame(survey, outDir, frameIndex));
  if ((await Promise.all(present.map(({ path: file }) => exists(file)))).every(Boolean)) {
    return present;
  }
  const select = wanted.map((index) => `eq(n\\,${index})`).join('+');
  const output = join(outDir, 'part-%05d.jpg');
  let stderr = await decode(path, select, ['-frames:v', String(wanted.length)], output, options);
  const [only, ...others] = wanted;
  if (
    only !== undefined &&
    others.length === 0 &&
    !(await exists(join(outDir, 'part-00001.jpg')))
  ) {
    const fromFrame = Math.max(0, only - Math.ceil(LAST_SECONDS * survey.fps));
    const last = join(outDir, 'part-00001.jpg');
    stderr += await decode(path, `gte(n\\,${fromFrame})`, ['-update', '1'], last, options);
  }
  const parts = (await readdir(outDir)).filter((name) => /^part-\d+\.jpg$/.test(name)).sort();
  const frames: ExtractedFrame[] = [];
  for (const [position, part] of parts.entries()) {
    const frameIndex = wanted[position];
    if (frameIndex === undefined) break;
    const frame = toFrame(survey, outDir, frameIndex);
    await rename(join(outDir, part), frame.path);
    frames.push(frame);
  }
  if (frames.length === 0) throw new Error(`no key frame could be written: ${stderr}`);
  return frames;
}

/** Writes the frames that are selected; gives what ffmpeg said. */
async function decode(
  path: string,
  select: string,
  outputOptions: readonly string[],
  output: string,
  options: ExtractOptions,
): Promise<string> {
  const run = await runProcess(
    options.ffmpeg ?? 'ffmpeg',
    // prettier-ignore
    ['-hide_banner', '-nostdin', '-nostats', '-v', 'error', '-threads', '2', ...inputArguments(path),
      '-map', '0:V:0', '-an', '-sn', '-dn', '-vf', `select='${select}'`, '-vsync', 'passthrough',
      ...outputOptions, ...JPEG_OUTPUT, output],
    { timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS, signal: options.signal },
  );
  if (run.timedOut) throw new Error('extracting the key frames took too long');
  return run.stderr;
}

function toFrame(survey: FilmSurvey, outDir: string, frameIndex: number): ExtractedFrame {
  const { width, height } = survey;
  return { frameIndex, path: framePath(outDir, frameIndex), width, height };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
