import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '@miinventario/devkit';
import { z } from 'zod';

/** The last line for the oldest Node we support. npm fetches it when it is asked for: 190 MB nobody else needs. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const TIMEOUT_MS = 180_000;

const score = z.object({ score: z.number() });
const figure = z.object({ numericValue: z.number() });
const answer = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  environment: z.object({ benchmarkIndex: z.number() }),
  categories: z.object({
    performance: score,
    accessibility: score,
    'best-practices': score,
  }),
  audits: z.object({
    'first-contentful-paint': figure,
    'largest-contentful-paint': figure,
    'total-blocking-time': figure,
    'cumulative-layout-shift': figure,
    'network-requests': z.object({
      details: z.object({
        items: z.array(
          z.object({ resourceType: z.string().optional(), transferSize: z.number().optional() }),
        ),
      }),
    }),
  }),
});

/** What one look at a page gives; scores from 0 to 100. */
export interface Look {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  readonly firstPaintMs: number;
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  readonly shift: number;
  /** As transferred, compressed. */
  readonly scriptBytes: number;
  /** Lighthouse's own measure of the machine; a desktop of 2020 has about 1500. */
  readonly machine: number;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The median of every figure by itself. */
export function medianLook(looks: readonly Look[]): Look {
  const of = (pick: (look: Look) => number): number => median(looks.map(pick));
  return {
    performance: of((look) => look.performance),
    accessibility: of((look) => look.accessibility),
    bestPractices: of((look) => look.bestPractices),
    firstPaintMs: of((look) => look.firstPaintMs),
    largestPaintMs: of((look) => look.largestPaintMs),
    blockingMs: of((look) => look.blockingMs),
    shift: of((look) => look.shift),
    scriptBytes: of((look) => look.scriptBytes),
    machine: of((look) => look.machine),
  };
}

/**
 * Lighthouse's mobile profile (slow 4G and a processor four times slower, both simulated) on one address,
 * in a browser that listens on `port`. Caches and workers are emptied first; who is signed in stays so.
 */
export async function lookAt(url: string, port: number): Promise<Look> {
  const folder = await mkdtemp(join(tmpdir(), 'mi-lighthouse-'));
  const outPath = join(folder, 'answer.json');
  const categories = 'performance,accessibility,best-practices';
  try {
    await runCommand({
      name: 'lighthouse',
      command: 'npx',
      args: [
        ...[
          '--yes',
          LIGHTHOUSE,
          url,
          '--quiet',
          `--port=${port}`,
          `--only-categories=${categories}`,
        ],
        ...['--output=json', `--output-path=${outPath}`, '--no-enable-error-reporting'],
      ],
      cwd: folder,
      timeoutMs: TIMEOUT_MS,
    });
    const told = answer.parse(JSON.parse(await readFile(outPath, 'utf8')));
    if (told.runtimeError !== undefined) throw new Error(told.runtimeError.message);
    const { categories: scores, audits } = told;
    const percent = (each: { score: number }): number => Math.round(each.score * 100);
    return {
      performance: percent(scores.performance),
      accessibility: percent(scores.accessibility),
      bestPractices: percent(scores['best-practices']),
      firstPaintMs: audits['first-contentful-paint'].numericValue,
      largestPaintMs: audits['largest-contentful-paint'].numericValue,
      blockingMs: audits['total-blocking-time'].numericValue,
      shift: audits['cumulative-layout-shift'].numericValue,
      scriptBytes: audits['network-requests'].details.items
        .filter(({ resourceType }) => resourceType === 'Script')
        .reduce((sum, { transferSize = 0 }) => sum + transferSize, 0),
      machine: told.environment.benchmarkIndex,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
