import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { FFMPEG, locateProgram } from '../../tools/lib/system-packages.js';

/** The baseline of everything about films: ffmpeg decoding every frame of one. Seconds it took. */
export async function decodeOnly(path: string): Promise<number> {
  const args = ['-v', 'error', '-i', path, '-map', '0:v:0', '-f', 'null', '-'];
  const [ffmpeg] = FFMPEG;
  const program = (ffmpeg && (await locateProgram(ffmpeg))) ?? 'ffmpeg';
  const startedAt = performance.now();
  const [code] = (await once(spawn(program, args, { stdio: 'ignore' }), 'exit')) as [number];
  if (code !== 0) throw new Error(`ffmpeg cannot decode ${path}`);
  return (performance.now() - startedAt) / 1000;
}
