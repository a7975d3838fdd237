import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

export interface ChildOptions {
  /** How the process is called in messages. */
  readonly name: string;
  readonly command: string;
  readonly args?: readonly string[];
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The account to run as; the caller must be root. */
  readonly account?: { readonly uid: number; readonly gid: number };
  readonly onLine?: (line: string) => void;
  /** The signal that asks it to end; SIGTERM unless told. */
  readonly stopSignal?: NodeJS.Signals;
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** True when `stop` or `kill` was asked for, so the end is no accident. */
  readonly wasAsked: boolean;
}

/** A process of ours: its last lines, its end, and ways to end it. */
export interface ManagedChild {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<ChildExit>;
  readonly isRunning: () => boolean;
  /** The last lines it wrote, for error messages. */
  readonly lastLines: () => string[];
  /** Asks it to end, and kills it after `graceMs` (10 s unless told). Safe to call twice. */
  readonly stop: (graceMs?: number) => Promise<ChildExit>;
  /** Sends a signal without any manners. */
  readonly kill: (signal: NodeJS.Signals) => void;
}

const KEPT_LINES = 60;
const GRACE_MS = 10_000;
const SETPRIV = '/usr/bin/setpriv';

const running = new Set<ManagedChild>();

/** Ends whatever is still running, without manners: for the moment before our own end. */
export function killAllChildren(): void {
  for (const child of running) child.kill('SIGKILL');
}

/**
 * Starts a process in a group of its own, so that the Ctrl-C of the terminal reaches the supervisor
 * alone, which ends its children in order. On Linux the child also ends when the supervisor is
 * killed without a chance to do so.
 */
export function startChild(options: ChildOptions): ManagedChild {
  const child = spawnChild(options);
  const lines: string[] = [];
  const keep = (line: string): void => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    options.onLine?.(line);
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', keep);
  }
  let wasAsked = false;
  let hasExited = false;
  const exited = new Promise<ChildExit>((resolve) => {
    const end = (code: number | null, signal: NodeJS.Signals | null): void => {
      hasExited = true;
      resolve({ code, signal, wasAsked });
    };
    child.once('exit', end);
    child.once('error', (error) => {
      keep(error.message);
      if (child.pid === undefined) end(127, null);
    });
  });
  const kill = (signal: NodeJS.Signals): void => {
    wasAsked = true;
    if (!hasExited) child.kill(signal);
  };
  const managed: ManagedChild = {
    name: options.name,
    pid: child.pid ?? -1,
    exited,
    isRunning: () => !hasExited,
    lastLines: () => [...lines],
    kill,
    stop: async (graceMs = GRACE_MS) => {
      kill(options.stopSignal ?? 'SIGTERM');
      const timer = setTimeout(() => kill('SIGKILL'), graceMs);
      const exit = await exited;
      clearTimeout(timer);
      return exit;
    },
  };
  running.add(managed);
  void exited.then(() => running.delete(managed));
  return managed;
}

function spawnChild(options: ChildOptions): ChildProcess {
  const args = [...(options.args ?? [])];
  const hasSetpriv = existsSync(SETPRIV);
  const command = hasSetpriv ? SETPRIV : options.command;
  if (hasSetpriv) args.unshift('--pdeathsig', 'TERM', options.command);
  return spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...options.account,
  });
}

/** An error that shows what the process said last. */
export function childFailure(child: ManagedChild, what: string): Error {
  const said = child.lastLines().slice(-15).join('\n  ');
  return new Error(`${what}${said ? `\n  ${said}` : ''}`);
}
