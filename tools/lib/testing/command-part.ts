import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startChild } from '@miinventario/devkit';
import { CACHE, ROOT } from '../paths.js';
import { crashed, PASSED_CHECK, type PartResult } from './part.js';

export const TEST_OUTPUT = join(CACHE, 'test');

export interface CommandRun {
  readonly code: number | null;
  readonly lines: readonly string[];
}

/** A tool of node_modules by its script, so that no shell stands between. */
export const nodeTool = (path: string): string => join(ROOT, 'node_modules', path);

/** Runs a Node script to its end, with its output in .cache/test/ID.log. */
export async function runLogged(options: {
  readonly id: string;
  readonly script: string;
  readonly args: readonly string[];
  /** Flags of Node itself. */
  readonly nodeArgs?: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
}): Promise<CommandRun> {
  await mkdir(TEST_OUTPUT, { recursive: true });
  const log = createWriteStream(join(TEST_OUTPUT, `${options.id}.log`));
  const lines: string[] = [];
  const child = startChild({
    name: options.id,
    command: process.execPath,
    args: [...(options.nodeArgs ?? []), options.script, ...options.args],
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', CI: '1', ...options.env },
    onLine: (line) => {
      log.write(`${line}\n`);
      lines.push(line);
    },
  });
  const timer = setTimeout(() => {
    lines.push(`(ended: longer than ${Math.round(options.timeoutMs / 1000)} s)`);
    child.kill('SIGKILL');
  }, options.timeoutMs);
  const exit = await child.exited;
  clearTimeout(timer);
  await new Promise((resolve) => log.end(resolve));
  return { code: exit.code, lines };
}

const SHOWN_LINES = 40;

/** A tool whose exit code is the whole verdict: one check. */
export async function runCheck(options: {
  readonly id: string;
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly timeoutMs?: number;
}): Promise<PartResult> {
  const run = await runLogged({ timeoutMs: 300_000, ...options });
  if (run.code === 0) return PASSED_CHECK;
  return crashed(options.id, run.lines.slice(-SHOWN_LINES).join('\n'));
}
