import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../../lib/paths.js';

export interface Vendors {
  /** What points the server at the simulators. */
  readonly env: Readonly<Record<string, string>>;
  /** Somebody pays the voucher at the counter; the vendor tells the API by its signed webhook. */
  readonly pay: (reference: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const MAIN = join(ROOT, 'apps', 'server', 'test', 'support', 'vendors', 'main.ts');

/** The vendors' simulators as a process of their own, telling the API that will run at `apiUrl`. */
export async function startVendors(apiUrl: string): Promise<Vendors> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', MAIN, '--api', apiUrl],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const env = await new Promise<Record<string, string>>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => {
      resolve(JSON.parse(line) as Record<string, string>);
    });
    child.once('exit', () => reject(new Error('the vendors did not start')));
  });
  return {
    env,
    pay: async (reference) => {
      const answer = await fetch(`${env['STRIPE_API_URL'] ?? ''}/_control/pay`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ reference }),
      });
      if (!answer.ok) throw new Error(`the simulator refused: ${answer.status}`);
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
