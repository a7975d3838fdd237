import { readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ROOT } from '../paths.js';
import { runLogged, TEST_OUTPUT } from './command-part.js';
import type { PartResult } from './part.js';

interface Assertion {
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages?: readonly string[] | null;
}

/** The JSON report that both Jest and Vitest write. */
interface TestReport {
  readonly testResults: ReadonlyArray<{
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly Assertion[];
  }>;
}

/** A suite may be slow, but it may not hang. */
const SUITE_TIMEOUT_MS = 600_000;

/** Runs a suite and reads its JSON report; a runner that crashed counts as a failure. */
export async function runSuite(options: {
  readonly id: string;
  readonly script: string;
  readonly args: (reportFile: string) => readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}): Promise<PartResult> {
  const reportFile = join(TEST_OUTPUT, `${options.id}.json`);
  await rm(reportFile, { force: true });
  const run = await runLogged({
    id: options.id,
    script: options.script,
    args: options.args(reportFile),
    cwd: options.cwd,
    env: options.env,
    timeoutMs: SUITE_TIMEOUT_MS,
  });
  const text = await readFile(reportFile, 'utf8').catch(() => undefined);
  const tail = run.lines.slice(-40).join('\n');
  if (text === undefined) {
    return { passed: 0, skipped: [], failures: [{ name: `${options.id}: runner`, message: tail }] };
  }
  const result = readReport(JSON.parse(text) as TestReport);
  if (run.code === 0 || result.failures.length > 0) return result;
  const failure = { name: `${options.id}: runner ended with ${run.code}`, message: tail };
  return { ...result, failures: [failure] };
}

function readReport(report: TestReport): PartResult {
  let passed = 0;
  const failures: Array<{ name: string; message: string }> = [];
  const skipped: string[] = [];
  for (const file of report.testResults) {
    const where = relative(ROOT, file.name);
    let failedHere = 0;
    for (const test of file.assertionResults) {
      const name = `${where} › ${test.fullName}`;
      if (test.status === 'passed') passed += 1;
      else if (test.status === 'failed') {
        failedHere += 1;
        failures.push({ name, message: (test.failureMessages ?? []).join('\n') });
      } else skipped.push(name);
    }
    if (file.status === 'failed' && failedHere === 0) {
      failures.push({ name: where, message: file.message ?? '' });
    }
  }
  return { passed, failures, skipped };
}
