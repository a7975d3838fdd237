// Bundles the app for Android and iOS as Hermes bytecode, without network, into a folder that is thrown
// away. Fails on any warning, and unless each bundle is bytecode. `npm run export:native -w apps/mobile`.
import { spawn } from 'node:child_process';
import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const appDir = join(dirname(fileURLToPath(import.meta.url)), '..');
const expoCli = createRequire(import.meta.url).resolve('expo/bin/cli');
const PLATFORMS = ['android', 'ios'];
const WARNING = /\bwarn(ing)?\b|deprecat/i;
/** First eight bytes of Hermes bytecode. */
const HERMES_MAGIC = 'c61fbc03c103191f';

/** Runs Expo's export; what it wrote, on both channels. */
function runExport(outputDir) {
  const args = ['export', ...PLATFORMS.flatMap((name) => ['--platform', name])];
  const child = spawn(process.execPath, [expoCli, ...args, '--output-dir', outputDir], {
    cwd: appDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CI: '1',
      EXPO_OFFLINE: '1',
      EXPO_NO_TELEMETRY: '1',
      EXPO_NO_DOTENV: '1',
    },
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      told += chunk;
      process.stdout.write(chunk);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(told) : reject(new Error(`expo export ended with ${code}`)),
    );
  });
}

/** Bytes of the platform's bundle, which must be bytecode. */
async function checkBundle(outputDir, platform) {
  const folder = join(outputDir, '_expo', 'static', 'js', platform);
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.map'));
  let bytes = 0;
  for (const name of names) {
    const file = await open(join(folder, name));
    try {
      const head = Buffer.alloc(8);
      await file.read(head, 0, head.length, 0);
      if (head.toString('hex') !== HERMES_MAGIC) throw new Error(`${name} is not Hermes bytecode`);
      bytes += (await file.stat()).size;
    } finally {
      await file.close();
    }
  }
  if (names.length === 0) throw new Error(`no bundle for ${platform}`);
  return bytes;
}

const outputDir = await mkdtemp(join(tmpdir(), 'mi-native-'));
try {
  const warnings = (await runExport(outputDir)).split('\n').filter((line) => WARNING.test(line));
  for (const platform of PLATFORMS) {
    const bytes = await checkBundle(outputDir, platform);
    console.log(`${platform}: Hermes bytecode, ${(bytes / 1e6).toFixed(2)} MB`);
  }
  console.log(`warnings: ${warnings.length}`);
  for (const line of warnings) console.log(`  ${line}`);
  process.exitCode = warnings.length === 0 ? 0 : 1;
} finally {
  await rm(outputDir, { recursive: true, force: true });
}
