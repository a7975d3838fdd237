// Makes the static web build without touching the network. Arguments are passed on to
// `expo export`, e.g. `npm run export:web -w apps/mobile -- --output-dir DIR`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const appDir = join(dirname(fileURLToPath(import.meta.url)), '..');
const expoCli = createRequire(import.meta.url).resolve('expo/bin/cli');

const child = spawn(
  process.execPath,
  [expoCli, 'export', '--platform', 'web', ...process.argv.slice(2)],
  {
    cwd: appDir,
    stdio: 'inherit',
    env: {
      ...process.env,
      CI: '1',
      EXPO_OFFLINE: '1',
      EXPO_NO_TELEMETRY: '1',
      EXPO_NO_DOTENV: '1',
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
