import { dim, duration, green, red, say, yellow } from '../console.js';
import { crashed, type Part, type PartResult } from './part.js';

/** Two cores, two parts at a time. */
const LANES = 2;
const SHOWN_FAILURE_LINES = 30;

export interface PartOutcome {
  readonly part: Part;
  readonly result: PartResult;
  readonly ms: number;
}

/** Runs stage after stage, the parts of one stage side by side; each is told as it ends. */
export async function runParts(parts: readonly Part[]): Promise<PartOutcome[]> {
  const outcomes: PartOutcome[] = [];
  const stages = [...new Set(parts.map((part) => part.stage))].sort((a, b) => a - b);
  for (const stage of stages) {
    const queue = parts.filter((part) => part.stage === stage);
    const lane = async (): Promise<void> => {
      for (let part = queue.shift(); part; part = queue.shift()) {
        const outcome = await runPart(part);
        outcomes.push(outcome);
        tell(outcome);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }
  return outcomes;
}

async function runPart(part: Part): Promise<PartOutcome> {
  const startedAt = Date.now();
  const result = await part.run().catch((error: unknown) => {
    return crashed(
      part.id,
      error instanceof Error ? (error.stack ?? error.message) : String(error),
    );
  });
  return { part, result, ms: Date.now() - startedAt };
}

function tell({ part, result, ms }: PartOutcome): void {
  const isGood = result.failures.length === 0;
  const sign = isGood ? green('✓') : red('✗');
  const failed = isGood ? '' : red(`, ${result.failures.length} failed`);
  const skipped = result.skipped.length === 0 ? '' : yellow(`, ${result.skipped.length} skipped`);
  say(
    `${sign} ${part.title.padEnd(34)} ${result.passed} passed${failed}${skipped} ${dim(duration(ms))}`,
  );
  for (const failure of result.failures) {
    say(red(`    ✗ ${failure.name}`));
    const lines = failure.message.split('\n').slice(0, SHOWN_FAILURE_LINES);
    for (const line of lines) say(`        ${line}`);
  }
}

/** The end of the run: what was skipped by name, and the last line that machines read. */
export function summarise(
  outcomes: readonly PartOutcome[],
  options: { readonly maySkip: boolean },
): number {
  const skipped = outcomes.flatMap(({ result }) => result.skipped);
  const passed = outcomes.reduce((sum, { result }) => sum + result.passed, 0);
  let failed = outcomes.reduce((sum, { result }) => sum + result.failures.length, 0);
  say();
  if (skipped.length > 0) {
    say(`${skipped.length} skipped:`);
    skipped.forEach((name, index) => say(`  ${index + 1}. ${name}`));
    if (!options.maySkip) {
      say(red('  The test material is here, so nothing may be skipped: they count as failed.'));
      failed += skipped.length;
    }
    say();
  }
  const broken = outcomes.filter(({ result }) => result.failures.length > 0);
  for (const { part, result } of broken) {
    for (const failure of result.failures) say(red(`✗ ${part.id}: ${failure.name}`));
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
