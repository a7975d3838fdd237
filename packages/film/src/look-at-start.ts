import type { FfmpegPaths } from './film-types.js';
import { REFERENCES_ONLY } from './decode-gray.js';
import { inputArguments } from './input-arguments.js';
import { runProcess } from './run-process.js';

export interface FilmStart {
  /** At least one picture can be decoded. */
  readonly isDecodable: boolean;
  /**
   * Frames a second of which others are drawn; there only where they come often and evenly enough to
   * follow the camera by them alone.
   */
  readonly referencesPerSecond?: number;
}

export interface LookOptions extends FfmpegPaths {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Codecs whose frames say, before they are decoded, whether any other is drawn from them: H.264 by
 * nal_ref_idc (ITU-T H.264, 7.4.1). HEVC says so only of frames of the same temporal layer.
 */
const TELLING = new Set(['h264']);
/** Long enough to show the pattern in which an encoder lets frames be drawn from each other. */
const LOOK_SECONDS = 2;
/** The mean and the largest gap of a survey that decodes every frame of a film of 30 a second. */
const MAX_MEAN_GAP_MS = 85;
const MAX_GAP_MS = 105;

/** Decodes the beginning of a film, small: whether it can be, and how few frames tell its motion. */
export async function lookAtStart(
  path: string,
  codec: string,
  options: LookOptions,
): Promise<FilmStart> {
  const isTelling = TELLING.has(codec);
  const size = 32;
  let bytes = 0;
  const timesMs: number[] = [];
  const run = await runProcess(
    options.ffmpeg ?? 'ffmpeg',
    // prettier-ignore
    ['-hide_banner', '-nostats', '-loglevel', 'info', '-nostdin', '-threads', '1',
      ...(isTelling ? REFERENCES_ONLY : []), ...inputArguments(path), '-map', '0:V:0',
      ...(isTelling ? ['-t', String(LOOK_SECONDS)] : ['-frames:v', '1']),
      '-vf', `scale=${size}:${size}:flags=neighbor,format=gray,showinfo=checksum=0`,
      '-vsync', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
    {
      timeoutMs: options.timeoutMs,
      signal: options.signal,
      onStdout: (chunk) => (bytes += chunk.length),
      onStderrLine: (line) => {
        const time = /\bn: *\d+ .*pts_time:([-\d.]+)/.exec(line)?.[1];
        if (time !== undefined) timesMs.push(Number(time) * 1000);
      },
    },
  );
  return {
    isDecodable: run.code === 0 && bytes >= size * size,
    ...(isTelling && { referencesPerSecond: rateOf(timesMs) }),
  };
}

function rateOf(timesMs: readonly number[]): number | undefined {
  const gaps = timesMs.slice(1).map((time, n) => time - (timesMs[n] ?? 0));
  const span = (timesMs.at(-1) ?? 0) - (timesMs[0] ?? 0);
  if (span < 0.8 * 1000 * LOOK_SECONDS) return undefined;
  const isDense = span / gaps.length <= MAX_MEAN_GAP_MS && Math.max(...gaps) <= MAX_GAP_MS;
  return isDense ? (1000 * gaps.length) / span : undefined;
}
