import { createWriteStream, type WriteStream } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { childFailure, startChild, type ManagedChild } from '@miinventario/devkit';

export interface SupervisedOptions {
  readonly name: string;
  /** The script that Node runs. */
  readonly script: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly onStarted?: () => void;
  /** Told when the process has died and when it is started again. */
  readonly onTrouble: (message: string) => void;
  /** Told when it dies again and again and is left alone. */
  readonly onGiveUp: (error: Error) => void;
}

/** A process that lived this long was well; its death begins a new count. */
const WELL_AFTER_MS = 15_000;
const MAX_DEATHS = 5;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 20_000;

/** A Node process that is started again, ever more slowly, when it dies by itself. */
export class SupervisedProcess {
  private child: ManagedChild | undefined;
  private isStopping = false;
  private deaths = 0;
  private isTrusted = false;
  private readonly log: WriteStream;

  constructor(private readonly options: SupervisedOptions) {
    this.log = createWriteStream(options.logFile, { flags: 'a' });
  }

  get name(): string {
    return this.options.name;
  }

  get pid(): number | undefined {
    return this.child?.isRunning() ? this.child.pid : undefined;
  }

  start(): void {
    this.isStopping = false;
    const startedAt = Date.now();
    const child = startChild({
      name: this.options.name,
      command: process.execPath,
      args: ['--enable-source-maps', this.options.script],
      cwd: this.options.cwd,
      env: this.options.env,
      onLine: (line) => this.log.write(`${line}\n`),
    });
    this.child = child;
    this.options.onStarted?.();
    void child.exited.then(async (exit) => {
      if (this.isStopping || this.child !== child) return;
      this.deaths = Date.now() - startedAt > WELL_AFTER_MS ? 1 : this.deaths + 1;
      const how = exit.signal ?? `código ${exit.code}`;
      if (!this.isTrusted || this.deaths >= MAX_DEATHS) {
        const often = this.isTrusted ? ` ${this.deaths} veces seguidas` : '';
        const what = `${this.options.name} terminó${often} (${how})`;
        this.options.onGiveUp(childFailure(child, what));
        return;
      }
      const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.deaths - 1));
      this.options.onTrouble(
        `${this.options.name} terminó (${how}); se reinicia en ${pause / 1000} s`,
      );
      await sleep(pause);
      if (this.child === child) this.startUnlessStopping();
    });
  }

  /** Says that it has been well once. Before that, a death is a fault to be told at once. */
  trust(): void {
    this.isTrusted = true;
  }

  private startUnlessStopping(): void {
    if (!this.isStopping) this.start();
  }

  /** Sends a signal as an accident would: the supervision answers as to any death. */
  crash(signal: NodeJS.Signals = 'SIGKILL'): void {
    if (this.pid !== undefined) process.kill(this.pid, signal);
  }

  async stop(graceMs?: number): Promise<void> {
    this.isStopping = true;
    await this.child?.stop(graceMs);
  }

  async restart(): Promise<void> {
    await this.stop();
    this.start();
  }

  async close(): Promise<void> {
    await this.stop();
    await new Promise((resolve) => this.log.end(resolve));
  }
}
