import { rm, writeFile } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { childFailure, startChild } from '@miinventario/devkit';
import { ROOT } from '../paths.js';
import { deskFile, VendorDesk } from './vendor-desk.js';

export interface Vendors {
  /** What points the server at the simulators. */
  readonly env: Readonly<Record<string, string>>;
  /** What people and banks do there. */
  readonly desk: VendorDesk;
  readonly stop: () => Promise<void>;
}

const MAIN = join(ROOT, 'apps', 'server', 'test', 'support', 'vendors', 'main.ts');

/**
 * Starts the vendors' simulators as a process of their own, telling the API that will run at
 * `apiUrl`. Their addresses are left in the data folder for `npm run vendors`.
 */
export async function startVendors(options: {
  readonly apiUrl: string;
  readonly dataDir: string;
}): Promise<Vendors> {
  const { dataDir } = options;
  let tell: (line: string) => void = () => undefined;
  const firstLine = new Promise<string>((resolve) => {
    tell = resolve;
  });
  const log = createWriteStream(join(dataDir, 'logs', 'vendors.log'));
  const child = startChild({
    name: 'vendors',
    command: process.execPath,
    args: ['--conditions=source', '--import', 'tsx', MAIN, '--api', options.apiUrl],
    cwd: ROOT,
    env: process.env,
    // The first line holds keys; later ones say what went wrong.
    onLine: (line) => (line.startsWith('{"STRIPE') ? tell(line) : log.write(`${line}\n`)),
  });
  const failed = child.exited.then(() => {
    throw childFailure(child, 'the vendors did not start');
  });
  failed.catch(() => undefined);
  const env = JSON.parse(await Promise.race([firstLine, failed])) as Record<string, string>;
  const desk = VendorDesk.of(env);
  await writeFile(deskFile(dataDir), JSON.stringify(desk.addresses));
  return {
    env,
    desk,
    stop: async () => {
      await child.stop();
      log.end();
      await rm(deskFile(dataDir), { force: true });
    },
  };
}
