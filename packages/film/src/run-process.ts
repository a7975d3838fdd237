import { spawn } from 'node:child_process';

export interface ProcessRun {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  readonly stderr: string;
  readonly timedOut: boolean;
}

export interface RunOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  readonly onStdout?: (chunk: Buffer) => void;
  /** Called with whole lines. */
  readonly onStderrLine?: (line: string) => void;
}

/** What is kept of stderr: enough to explain a failure. */
const MAX_STDERR = 16_000;

/**
 * Runs a program to its end, or kills it when the time is over or the signal comes. Rejects only
 * when the program cannot be started, when `onStdout` throws, or when the signal aborts.
 */
export function runProcess(
  command: string,
  args: readonly string[],
  options: RunOptions,
): Promise<ProcessRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    let pending = '';
    let timedOut = false;
    let failure: Error | undefined;
    const kill = (): void => {
      child.kill('SIGKILL');
    };
    const timer = setTimeout(() => {
      timedOut = true;
      kill();
    }, options.timeoutMs);
    const onAbort = (): void => {
      failure = toError(options.signal?.reason);
      kill();
    };
    if (options.signal?.aborted === true) onAbort();
    options.signal?.addEventListener('abort', onAbort, { once: true });
    const settle = (finish: () => void): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
      finish();
    };
    child.stdout.on('data', (chunk: Buffer) => {
      if (failure !== undefined) return;
      try {
        options.onStdout?.(chunk);
      } catch (error) {
        failure = toError(error);
        kill();
      }
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      const lines = (pending + text).split(/\r?\n/);
      pending = lines.pop() ?? '';
      for (const line of lines) {
        options.onStderrLine?.(line);
        if (stderr.length < MAX_STDERR) stderr += `${line}\n`;
      }
    });
    child.on('error', (error) => settle(() => reject(error)));
    child.on('close', (code) =>
      settle(() => {
        if (pending !== '') options.onStderrLine?.(pending);
        if (failure !== undefined) reject(failure);
        else resolve({ code, stderr: stderr + pending, timedOut });
      }),
    );
  });
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}
