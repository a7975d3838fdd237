import { stat } from 'node:fs/promises';
import { DEFAULT_LIMITS } from './film-types.js';
import type {
  FfmpegPaths,
  FilmInfo,
  FilmLimits,
  FilmProbe,
  FilmRefusalCode,
} from './film-types.js';
import { inputArguments } from './input-arguments.js';
import { lookAtStart } from './look-at-start.js';
import { runProcess } from './run-process.js';

export interface ProbeOptions extends FfmpegPaths, Partial<FilmLimits> {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const DECODABLE = new Set(['h264', 'hevc', 'vp8', 'vp9', 'av1', 'mpeg4']);
const DEFAULT_TIMEOUT_MS = 30_000;
/** A film shorter than its header says by more than this was cut off. */
const MISSING_SHARE = 0.03;
/** Where more of the frames than this are drawn from, leaving out the rest spares nothing. */
const WORTHWHILE_SHARE = 0.7;

interface ProbedStream {
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly avg_frame_rate?: string;
  readonly duration?: string;
  readonly nb_frames?: string;
  readonly disposition?: { readonly attached_pic?: number };
  readonly side_data_list?: ReadonlyArray<{ readonly rotation?: number }>;
  readonly tags?: { readonly rotate?: string };
}

/**
 * Says whether a file is a film that can be counted, or why not. Measures the duration by reading
 * every packet, for a container may promise anything or nothing. Never throws on a bad file and
 * never outlasts its timeout; throws only when ffprobe itself cannot be started.
 */
export async function probeFilm(path: string, options: ProbeOptions = {}): Promise<FilmProbe> {
  const limits = { ...DEFAULT_LIMITS, ...withoutUndefined(options) };
  const file = await stat(path).catch(() => undefined);
  if (file === undefined) return refuse('film.unreadable', 'the file cannot be read');
  if (file.size === 0) return refuse('film.empty', 'the file is empty');
  if (file.size > limits.maxSizeBytes) {
    return refuse('film.too_large', `${file.size} bytes, limit ${limits.maxSizeBytes}`);
  }
  const streams = await readStreams(path, options);
  if (typeof streams === 'string') return refuse('film.unreadable', streams);
  const video = streams.find((s) => s.codec_type === 'video' && s.disposition?.attached_pic !== 1);
  if (video === undefined) return refuse('film.no_video_track', 'no video track');
  if (!DECODABLE.has(video.codec_name ?? '')) {
    return refuse('film.unsupported_codec', video.codec_name ?? 'unknown codec');
  }
  const [packets, start] = await Promise.all([
    readPackets(path, options),
    lookAtStart(path, video.codec_name ?? '', {
      ...options,
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    }),
  ]);
  if (packets.count === 0 || !(video.width && video.height)) {
    return refuse('film.unreadable', 'the video track holds no pictures');
  }
  const film = describe(video, video.width, video.height, packets, file.size);
  if (film.durationMs < limits.minDurationMs) {
    return refuse('film.too_short', `${film.durationMs} ms, at least ${limits.minDurationMs}`);
  }
  if (film.durationMs > limits.maxDurationMs) {
    return refuse('film.too_long', `${film.durationMs} ms, at most ${limits.maxDurationMs}`);
  }
  if (!start.isDecodable) {
    return refuse('film.unreadable', 'the first picture cannot be decoded');
  }
  const { referencesPerSecond = Infinity } = start;
  if (referencesPerSecond > WORTHWHILE_SHARE * film.fps) return { ok: true, film };
  return { ok: true, film: { ...film, frameTimesMs: packets.timesMs } };
}

function withoutUndefined(options: ProbeOptions): Partial<FilmLimits> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function refuse(code: FilmRefusalCode, detail: string): FilmProbe {
  return { ok: false, code, detail };
}

async function readStreams(
  path: string,
  options: ProbeOptions,
): Promise<readonly ProbedStream[] | string> {
  let json = '';
  const run = await runProcess(
    options.ffprobe ?? 'ffprobe',
    ['-v', 'error', '-show_streams', '-of', 'json', ...inputArguments(path)],
    {
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      signal: options.signal,
      onStdout: (chunk) => (json += chunk.toString('utf8')),
    },
  );
  if (run.timedOut) return 'reading the file took too long';
  if (run.code !== 0) return firstLine(run.stderr) ?? 'not a film';
  const parsed = JSON.parse(json) as { streams?: ProbedStream[] };
  return parsed.streams ?? [];
}

function firstLine(text: string): string | undefined {
  return text.split('\n').find((line) => line.trim() !== '');
}

interface Packets {
  readonly count: number;
  readonly firstMs: number;
  /** End of the last packet. */
  readonly endMs: number;
  /** When the pictures that are shown are shown, ms from the first, in order. */
  readonly timesMs: readonly number[];
}

async function readPackets(path: string, options: ProbeOptions): Promise<Packets> {
  let rest = '';
  let count = 0;
  let first = Infinity;
  let last = -Infinity;
  let lastDuration = 0;
  const times: number[] = [];
  const read = (line: string): void => {
    const [time, length, flags = ''] = line.split(',');
    const [pts, duration] = [Number(time), Number(length)];
    count++;
    if (!Number.isFinite(pts)) return;
    // Decoded for the sake of others, but cut off by the film's edit list.
    if (!flags.includes('D')) times.push(1000 * pts);
    first = Math.min(first, pts);
    if (pts < last) return;
    last = pts;
    lastDuration = Number.isFinite(duration) ? duration : 0;
  };
  await runProcess(
    options.ffprobe ?? 'ffprobe',
    // prettier-ignore
    ['-v', 'error', '-select_streams', 'V:0', '-show_entries', 'packet=pts_time,duration_time,flags',
      '-of', 'csv=p=0', ...inputArguments(path)],
    {
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      signal: options.signal,
      onStdout: (chunk) => {
        const lines = (rest + chunk.toString('latin1')).split('\n');
        rest = lines.pop() ?? '';
        lines.filter((line) => line.trim() !== '').forEach(read);
      },
    },
  );
  if (rest.trim() !== '') read(rest);
  if (lastDuration === 0 && count > 1) lastDuration = (last - first) / (count - 1);
  times.sort((a, b) => a - b);
  const hasTimes = Number.isFinite(first) && Number.isFinite(last);
  return {
    count,
    firstMs: hasTimes ? first * 1000 : 0,
    endMs: hasTimes ? (last + lastDuration) * 1000 : 0,
    timesMs: times.map((time) => time - (times[0] ?? 0)),
  };
}

function describe(
  video: ProbedStream,
  width: number,
  height: number,
  packets: Packets,
  sizeBytes: number,
): FilmInfo {
  const rotation = rotationOf(video);
  const isTurned = rotation === 90 || rotation === 270;
  const fps = frameRate(video.avg_frame_rate);
  const durationMs = Math.round(packets.endMs - packets.firstMs) || countedMs(packets.count, fps);
  const promisedMs = Number(video.duration ?? NaN) * 1000;
  const promisedFrames = Number(video.nb_frames ?? NaN);
  return {
    durationMs,
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    rotationDegrees: rotation,
    codec: video.codec_name ?? 'unknown',
    fps: fps ?? Math.max(1, (1000 * packets.count) / Math.max(1, durationMs)),
    frameCount: packets.count,
    sizeBytes,
    incomplete:
      durationMs < promisedMs * (1 - MISSING_SHARE) ||
      packets.count < promisedFrames * (1 - MISSING_SHARE),
  };
}

function countedMs(count: number, fps: number | undefined): number {
  return Math.round((1000 * count) / (fps ?? 30));
}

/** Clockwise degrees; a container's display matrix counts the other way. */
function rotationOf(video: ProbedStream): number {
  const matrix = video.side_data_list?.find((data) => data.rotation !== undefined)?.rotation;
  const degrees = matrix === undefined ? Number(video.tags?.rotate ?? 0) : -matrix;
  return (((Math.round(degrees / 90) * 90) % 360) + 360) % 360;
}

function frameRate(text: string | undefined): number | undefined {
  const [numerator, denominator] = (text ?? '').split('/').map(Number);
  if (!numerator || !denominator) return undefined;
  const rate = numerator / denominator;
  return rate >= 1 && rate <= 240 ? rate : undefined;
}
