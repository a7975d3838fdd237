import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runMain } from './lib/console.js';
import { ROOT } from './lib/paths.js';

const DRILL = join(ROOT, 'apps', 'server', 'test', 'drills', 'restore-drill.ts');

/** `npm run drill:restore [-- --record FILE]`: loses a database and brings it back, for real. */
await runMain(() => {
  const args = ['--import', 'tsx', '--conditions=source', DRILL, ...process.argv.slice(2)];
  return Promise.resolve(
    spawnSync(process.execPath, args, { stdio: 'inherit', cwd: ROOT }).status ?? 1,
  );
});
