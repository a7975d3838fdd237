import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeDetections } from '@miinventario/counting';
import { extractKeyframes, probeFilm, surveyFilm } from '@miinventario/film';
import { generateFilm } from '@miinventario/film-generator';
import { meter } from '../eval/meter.js';
import { decodeOnly } from './support/decode-only.js';
import { PlainError } from '../tools/lib/console.js';
import { typedPath } from '../tools/lib/paths.js';
import { ensurePrograms, FFMPEG, locateProgram } from '../tools/lib/system-packages.js';

export const title = 'A film, stage by stage';

/** Ticks of /proc/self/stat: Linux answers USER_HZ = 100 on every architecture (proc(5)). */
const TICKS_PER_SECOND = 100;

interface Stage {
  readonly name: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMemoryMiB: number;
}

/** CPU seconds of the children of this process that have ended: fields 16 and 17 of proc(5). */
async function childrenCpuSeconds(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}

async function stage<T>(name: string, work: () => Promise<T>): Promise<Stage & { value: T }> {
  const before = await childrenCpuSeconds();
  const { value, seconds, cpuSeconds, peakMemoryMiB } = await meter(work);
  const children = (await childrenCpuSeconds()) - before;
  return { name, seconds, cpuSeconds: cpuSeconds + children, peakMemoryMiB, value };
}

function print(stages: readonly Stage[], baseline: Stage): void {
  console.log('stage                      wall s   CPU s    MiB   CPU / decoding alone');
  for (const { name, seconds, cpuSeconds, peakMemoryMiB } of stages) {
    const ratio = (cpuSeconds / baseline.cpuSeconds).toFixed(2);
    const numbers = [seconds.toFixed(2), cpuSeconds.toFixed(2), peakMemoryMiB.toFixed(0)];
    console.log(
      `${name.padEnd(24)}${numbers.map((text) => text.padStart(8)).join('')}${ratio.padStart(12)}`,
    );
  }
}

/** One film through all stages; gives their sum. */
async function measure(path: string, workDir: string): Promise<Stage> {
  const load = (loadavg()[0] ?? 0).toFixed(2);
  const framesDir = await mkdtemp(join(workDir, 'frames-'));
  const decoded = await stage('decoding alone', () => decodeOnly(path));
  const probed = await stage('probe', () => probeFilm(path));
  if (!probed.value.ok) throw new Error(`${path}: ${probed.value.code}`);
  const { film } = probed.value;
  const surveyed = await stage('survey and key frames', () =>
    surveyFilm(path, film, { framesDir }),
  );
  const extracted = await stage('taking key frames', () =>
    extractKeyframes(path, surveyed.value, framesDir),
  );
  // Boxes on every key frame, as dense as a full shelf is: merging alone, no provider.
  const boxes = surveyed.value.keyframes.flatMap(({ frameIndex }) =>
    Array.from({ length: 24 }, (_, n) => ({
      frameIndex,
      box: { x: (n % 8) * 150, y: Math.floor(n / 8) * 220, width: 130, height: 200 },
      productId: `product-${n % 5}`,
      label: null,
      barcode: null,
      score: 0.9,
    })),
  );
  const merged = await stage('merging', () =>
    Promise.resolve(mergeDetections(surveyed.value, boxes)),
  );
  const parts = [probed, surveyed, extracted, merged];
  const total: Stage = {
    name: 'all without a provider',
    seconds: parts.reduce((sum, part) => sum + part.seconds, 0),
    cpuSeconds: parts.reduce((sum, part) => sum + part.cpuSeconds, 0),
    peakMemoryMiB: Math.max(...parts.map((part) => part.peakMemoryMiB)),
  };
  const { width, height, durationMs } = film;
  console.log(
    `${(durationMs / 1000).toFixed(1)} s of ${width} x ${height} ${film.codec}, ` +
      `${extracted.value.length} key frames, load ${load}`,
  );
  print([decoded, ...parts, total], decoded);
  return total;
}

/**
 * A film as a phone of today makes it: 1080p HEVC, with the noise of a sensor, at 17 Mbit/s. Longer
 * than its source, it begins anew.
 */
async function phoneFilm(source: string, seconds: number, outDir: string): Promise<string> {
  const target = join(outDir, `phone-${seconds}.mov`);
  // prettier-ignore
  const args = ['-v', 'error', '-y', '-stream_loop', '-1', '-i', source, '-t', String(seconds),
    '-vf', 'scale=1920:1080:flags=bicubic,noise=alls=10:allf=t', '-c:v', 'libx265', '-preset',
    'ultrafast', '-b:v', '17M', '-minrate', '17M', '-maxrate', '17M', '-bufsize', '17M',
    '-x265-params', 'log-level=error', '-tag:v', 'hvc1', target];
  const [ffmpeg] = FFMPEG;
  const program = (ffmpeg && (await locateProgram(ffmpeg))) ?? 'ffmpeg';
  const [code] = (await once(spawn(program, args, { stdio: 'ignore' }), 'exit')) as [number];
  if (code !== 0) throw new Error('this ffmpeg cannot write HEVC');
  return target;
}

/** Films of 30, 60 and 120 s: what one more second costs, and that memory does not grow with it. */
async function measurePhone(source: string, workDir: string): Promise<void> {
  const peaks: string[] = [];
  for (const seconds of PHONE_SECONDS) {
    const path = await phoneFilm(source, seconds, workDir);
    const { size } = await stat(path);
    console.log(`\nphone film, ${((8 * size) / seconds / 1e6).toFixed(1)} Mbit/s`);
    const total = await measure(path, workDir);
    peaks.push(`${total.peakMemoryMiB.toFixed(0)} MiB at ${seconds} s`);
    await rm(path);
  }
  console.log(`\nmemory by length: ${peaks.join(', ')}`);
}

const PHONE_SECONDS = [30, 60, 120];

/**
 * `npm run bench -- film [VIDEO]`: what extraction, registration and merging cost, stage by stage,
 * beside ffmpeg decoding the same film; without VIDEO, of a drawn 720p film and of 1080p HEVC films
 * of three lengths. Memory is this process's; ffmpeg's is not in it.
 */
export async function run([video]: readonly string[]): Promise<number> {
  if (process.platform !== 'linux') throw new PlainError('CPU is read from /proc: Linux only', 2);
  await ensurePrograms(FFMPEG);
  const workDir = await mkdtemp(join(tmpdir(), 'miinventario-bench-'));
  try {
    if (video !== undefined) {
      await measure(typedPath(video), workDir);
      return 0;
    }
    const film = await generateFilm({ seed: 1, kind: 'pan', durationS: 45, outDir: workDir });
    await measure(film.videoPath, workDir);
    await measurePhone(film.videoPath, workDir);
    return 0;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
