// Makes the static web build without touching the network. Arguments are passed on to
// `expo export`, e.g. `npm run export:web -w apps/mobile -- --output-dir DIR`.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { finishExport } from './finish-export.mjs';

const appDir = join(dirname(fileURLToPath(import.meta.url)), '..');
const expoCli = createRequire(import.meta.url).resolve('expo/bin/cli');
const args = process.argv.slice(2);
const outputDir = resolve(
  appDir,
  args.includes('--output-dir') ? args[args.indexOf('--output-dir') + 1] : 'dist',
);

const child = spawn(process.execPath, [expoCli, 'export', '--platform', 'web', ...args], {
  cwd: appDir,
  stdio: 'inherit',
  env: {
    ...process.env,
    CI: '1',
    EXPO_OFFLINE: '1',
    EXPO_NO_TELEMETRY: '1',
    EXPO_NO_DOTENV: '1',
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  if (signal !== null || code !== 0) process.exit(code ?? 1);
  finishExport({ appDir, outputDir }).catch((error) => {
    console.error(error);
    process.exit(1);
  });
});
