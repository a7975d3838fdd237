import type { CandidateFiles } from './candidate-files.js';
import { inputArguments } from './input-arguments.js';
import { runProcess } from './run-process.js';

export interface SamplePlan {
  /** Working size, upright, pixels. */
  readonly width: number;
  readonly height: number;
  /** Frames per sampled frame, a multiple of a half. */
  readonly stride: number;
  /** Every so manieth sample may become a key frame. */
  readonly samplesPerKeyFrame: number;
  readonly fps: number;
  /**
   * Where given, only frames that others are drawn from are decoded, and a sample is taken when
   * `minGapMs` have passed; its number is found by its time.
   */
  readonly references?: { readonly frameTimesMs: readonly number[]; readonly minGapMs: number };
}

export interface DecodeOptions {
  readonly ffmpeg?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Where to write the frames that may become key frames, by the same decoding. */
  readonly candidates?: CandidateFiles;
  /** Each call owns its pixels. `frameIndex` counts every decoded frame of the film. */
  readonly onFrame: (pixels: Uint8Array, frameIndex: number, timeMs: number) => void;
}

/** Leaves out the frames that no other is drawn from, before they are decoded. */
export const REFERENCES_ONLY = ['-skip_frame', 'noref'] as const;

/** Frame number of the k-th sample; matches the filter expression below. */
export function sampleIndex(k: number, stride: number): number {
  return Math.ceil(k * stride - 1e-9);
}

/** Number of the frame that is shown nearest to a time; the times rise. */
export function frameAt(frameTimesMs: readonly number[], timeMs: number): number {
  let low = 0;
  let high = frameTimesMs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const between = ((frameTimesMs[middle] ?? 0) + (frameTimesMs[middle + 1] ?? 0)) / 2;
    if (between < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Streams grey, upright, small frames out of a film. Holds one frame at a time. A film that breaks
 * off ends the stream; throws on timeout, abort, or when not one frame could be decoded.
 */
export async function decodeGray(
  path: string,
  plan: SamplePlan,
  options: DecodeOptions,
): Promise<number> {
  const { width, height, stride, references } = plan;
  const size = width * height;
  const times: number[] = [];
  let frame = new Uint8Array(size);
  let filled = 0;
  let count = 0;
  const waiting: Uint8Array[] = [];
  const emit = (pixels: Uint8Array, timeMs: number): void => {
    const frameIndex = references
      ? frameAt(references.frameTimesMs, timeMs - (times[0] ?? 0))
      : sampleIndex(count, stride);
    count++;
    options.onFrame(pixels, frameIndex, timeMs);
  };
  // Pictures and their times come by two pipes, so either may be ahead of the other.
  const flush = (): void => {
    while (waiting.length > 0 && times.length > count) {
      const pixels = waiting.shift();
      if (pixels !== undefined) emit(pixels, times[count] ?? 0);
    }
  };
  const args = ffmpegArguments(path, plan, options.candidates);
  const run = await runProcess(options.ffmpeg ?? 'ffmpeg', args, {
    timeoutMs: options.timeoutMs,
    signal: options.signal,
    onStderrLine: (line) => {
      const time = /\bn: *\d+ .*pts_time:([-\d.]+)/.exec(line)?.[1];
      if (time !== undefined) times.push(Number(time) * 1000);
    },
    onStdout: (chunk) => {
      for (let at = 0; at < chunk.length;) {
        const part = Math.min(size - filled, chunk.length - at);
        frame.set(chunk.subarray(at, at + part), filled);
        filled += part;
        at += part;
        if (filled < size) continue;
        waiting.push(frame);
        frame = new Uint8Array(size);
        filled = 0;
      }
      flush();
    },
  });
  while (waiting.length > 0) {
    const pixels = waiting.shift();
    if (pixels !== undefined) emit(pixels, times[count] ?? (1000 * count * stride) / plan.fps);
  }
  if (run.timedOut) throw new Error('decoding the film took too long');
  if (count === 0) throw new Error(`the film cannot be decoded: ${run.stderr.slice(-500)}`);
  return count;
}

function ffmpegArguments(path: string, plan: SamplePlan, candidates?: CandidateFiles): string[] {
  const { width, height, stride, samplesPerKeyFrame, references } = plan;
  const select = references
    ? `isnan(prev_selected_t)+gte(t-prev_selected_t\\,${references.minGapMs / 1000})`
    : `eq(n\\,0)+gt(floor(n/${stride}+1e-6)\\,floor((n-1)/${stride}+1e-6))`;
  const grey = `scale=${width}:${height}:flags=area,format=gray,showinfo=checksum=0[grey]`;
  const sampled = `[0:V:0]select='${select}'`;
  const graph = candidates
    ? [
        `${sampled},split[a][b]`,
        `[a]${grey}`,
        `[b]select='not(mod(n\\,${samplesPerKeyFrame}))'[full]`,
      ]
    : [`${sampled},${grey}`];
  // prettier-ignore
  return [
    '-hide_banner', '-nostdin', '-nostats', '-loglevel', 'info', '-threads', '2',
    ...(references ? REFERENCES_ONLY : []), ...inputArguments(path),
    '-filter_complex', graph.join(';'),
    '-map', '[grey]', '-vsync', 'passthrough', '-f', 'rawvideo', 'pipe:1',
    ...(candidates ? ['-map', '[full]', '-vsync', 'passthrough', ...candidates.output()] : []),
  ];
}
