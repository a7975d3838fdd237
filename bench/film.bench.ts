import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { mergeDetections } from '@miinventario/counting';
import { extractKeyframes, probeFilm, surveyFilm } from '@miinventario/film';
import { generateFilm } from '@miinventario/film-generator';
import { meter } from '../eval/meter.js';
import { PlainError } from '../tools/lib/console.js';
import { typedPath } from '../tools/lib/paths.js';
import { ensurePrograms, FFMPEG, locateProgram } from '../tools/lib/system-packages.js';

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

/** The baseline: nothing but ffmpeg decoding every frame of the film. */
async function decodeOnly(path: string): Promise<void> {
  const args = ['-v', 'error', '-i', path, '-map', '0:v:0', '-f', 'null', '-'];
  const [ffmpeg] = FFMPEG;
  const program = (ffmpeg && (await locateProgram(ffmpeg))) ?? 'ffmpeg';
  const [code] = (await once(spawn(program, args, { stdio: 'ignore' }), 'exit')) as [number];
  if (code !== 0) throw new Error(`ffmpeg cannot decode ${path}`);
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

async function measure(path: string, workDir: string): Promise<void> {
  const load = (loadavg()[0] ?? 0).toFixed(2);
  const decoded = await stage('decoding alone', () => decodeOnly(path));
  const probed = await stage('probe', () => probeFilm(path));
  if (!probed.value.ok) throw new Error(`${path}: ${probed.value.code}`);
  const { film } = probed.value;
  const surveyed = await stage('survey', () => surveyFilm(path, film));
  const extracted = await stage('key frames', () =>
    extractKeyframes(path, surveyed.value, workDir),
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
}

/**
 * `npm run bench -- film [VIDEO]`: what extraction, registration and merging cost, stage by stage,
 * beside ffmpeg decoding the same film. Memory is this process's; ffmpeg's is not in it.
 */
export async function run([video]: readonly string[]): Promise<number> {
  if (process.platform !== 'linux') throw new PlainError('CPU is read from /proc: Linux only', 2);
  await ensurePrograms(FFMPEG);
  const workDir = await mkdtemp(join(tmpdir(), 'miinventario-bench-'));
  try {
    const path =
      video === undefined
        ? (await generateFilm({ seed: 1, kind: 'pan', durationS: 45, outDir: workDir })).videoPath
        : typedPath(video);
    await measure(path, workDir);
    return 0;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
