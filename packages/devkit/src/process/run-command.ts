import { startChild, childFailure, type ChildOptions } from './child-process.js';

/**
 * Runs a command to its end and returns what it wrote.
 * @throws Error with its last lines when it fails or takes longer than `timeoutMs`.
 */
export async function runCommand(
  options: ChildOptions & { readonly timeoutMs?: number },
): Promise<string> {
  const output: string[] = [];
  const child = startChild({
    ...options,
    onLine: (line) => {
      output.push(line);
      options.onLine?.(line);
    },
  });
  const timeoutMs = options.timeoutMs ?? 120_000;
  const startedAt = performance.now();
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  const exit = await child.exited;
  clearTimeout(timer);
  if (exit.code === 0) return output.join('\n');
  const isLate = performance.now() - startedAt >= timeoutMs;
  const end = isLate
    ? `was not done within ${timeoutMs / 1_000} s`
    : `failed (${exit.signal ?? `code ${exit.code}`})`;
  throw childFailure(child, `${options.name} ${end}`);
}
