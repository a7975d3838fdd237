import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Random } from '../support/vendors/random.js';

const ENTRY = fileURLToPath(new URL('../../dist/main.worker.js', import.meta.url));

/** The product's own workers, as processes that are killed now and then. */
export class WorkerFleet {
  kills = 0;
  private readonly children = new Set<ChildProcess>();
  private stopped = false;

  constructor(
    private readonly env: NodeJS.ProcessEnv,
    private readonly random: Random,
  ) {
    if (!existsSync(ENTRY)) throw new Error('build the server first: npm run build');
  }

  start(count: number): void {
    for (let index = 0; index < count; index += 1) this.spawn();
  }

  /** One of the workers dies by SIGKILL, and another takes its place. */
  killOne(): void {
    if (this.children.size === 0) return;
    this.kills += 1;
    this.random.pick([...this.children]).kill('SIGKILL');
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(
      [...this.children].map(
        (child) =>
          new Promise((resolve) => {
            child.once('exit', resolve);
            child.kill('SIGTERM');
            setTimeout(() => child.kill('SIGKILL'), 8_000).unref();
          }),
      ),
    );
  }

  private spawn(): void {
    const child = spawn(process.execPath, [ENTRY], {
      env: { ...process.env, ...this.env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.children.add(child);
    child.once('exit', () => {
      this.children.delete(child);
      if (!this.stopped) setTimeout(() => this.spawn(), 300);
    });
  }
}
