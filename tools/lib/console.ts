import { performance } from 'node:perf_hooks';

/** An end of the work that needs one sentence and no stack. */
export class PlainError extends Error {
  constructor(
    message: string,
    readonly exitCode = 1,
  ) {
    super(message);
    this.name = 'PlainError';
  }
}

const isTerminal = process.stdout.isTTY;
const paint = (code: number, text: string): string =>
  isTerminal && !process.env['NO_COLOR'] ? `\u001b[${code}m${text}\u001b[0m` : text;

export const bold = (text: string): string => paint(1, text);
export const dim = (text: string): string => paint(2, text);
export const green = (text: string): string => paint(32, text);
export const red = (text: string): string => paint(31, text);
export const yellow = (text: string): string => paint(33, text);
export const cyan = (text: string): string => paint(36, text);

/** `4.2 s`, `1 min 05 s`. */
export function duration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Does the work and shows that it began, and that it ended and how long it took. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  say(`${cyan('•')} ${title}...`);
  const result = await work();
  say(`${green('✓')} ${title} ${dim(duration(performance.now() - startedAt))}`);
  return result;
}

/** Node's own words about a flag that a command does not have (util.parseArgs). */
function isOfArguments(error: unknown): error is Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('ERR_PARSE_ARGS');
}

/** Runs a command's main function; a PlainError is told in its own words, others with their stack. */
export async function runMain(main: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (error instanceof PlainError) {
      console.error(`\n${red('✗')} ${error.message}`);
      process.exitCode = error.exitCode;
    } else if (isOfArguments(error)) {
      console.error(`\n${red('✗')} ${error.message}`);
      process.exitCode = 2;
    } else {
      console.error(error);
      process.exitCode = 1;
    }
  }
}
