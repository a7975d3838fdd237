import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runMain, step } from './lib/console.js';
import { ROOT } from './lib/paths.js';
import { buildServer } from './lib/swc-build.js';

const SIMULATOR = join(ROOT, 'apps', 'server', 'test', 'money', 'simulate-money.ts');

/**
 * `npm run simulate:money -- [--users N] [--operations M] [--seed S]`: people buying, filming,
 * failing, refunding and inviting while everything around them breaks; a seed replays.
 */
await runMain(async () => {
  await step('Compilando el servidor', buildServer);
  const args = ['--import', 'tsx', '--conditions=source', SIMULATOR, ...process.argv.slice(2)];
  return spawnSync(process.execPath, args, { stdio: 'inherit', cwd: ROOT }).status ?? 1;
});
