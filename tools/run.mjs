// The way into every root command. Plain JavaScript without dependencies: on a fresh clone there is
// nothing else yet. It looks at Node, installs what the lockfile names, and runs tools/VERB.ts.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'node_modules', '.miinventario-install');
const OLDEST_NODE = [20, 19];

function fail(sentence) {
  console.error(`\n✗ ${sentence}`);
  process.exit(1);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (isOld) {
    fail(
      `Se necesita Node ${OLDEST_NODE.join('.')} o más nuevo; este es ${process.versions.node}. ` +
        `(Node ${OLDEST_NODE.join('.')} or newer is needed.)`,
    );
  }
}

/** Runs a command to its end, passing our own end signals on; its exit code, 1 for a signal. */
function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    // The terminal sends Ctrl-C to the child too; here it only must not end us first.
    const wait = () => undefined;
    process.on('SIGTERM', pass);
    process.on('SIGHUP', pass);
    process.on('SIGINT', wait);
    // npm's shell passes no signal on: when it ends, so does what it started.
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      child.kill('SIGTERM');
    }, 500);
    const end = (code) => {
      clearInterval(watch);
      process.off('SIGTERM', pass);
      process.off('SIGHUP', pass);
      process.off('SIGINT', wait);
      resolve(code);
    };
    child.once('error', () => end(127));
    child.once('exit', (code, signal) => end(signal === null ? (code ?? 1) : 1));
  });
}

/** What decides whether node_modules is of this lockfile and this Node. */
function installHash() {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(root, 'package-lock.json')));
  hash.update(`${process.versions.modules} ${process.platform} ${process.arch}`);
  return hash.digest('hex');
}

/**
 * Whether npm's own note of what it installed fits the lockfile, as after `npm install`. Optional
 * packages may be absent: they are for other machines.
 */
function isInstalled() {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages ?? {};
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages ?? {};
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link || entry.optional) return true;
    return installed[path]?.version === entry.version;
  });
}

function npmCommand() {
  const cli = process.env.npm_execpath;
  return cli && existsSync(cli) && /\.[cm]?js$/.test(cli)
    ? [process.execPath, [cli]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
}

async function installDependencies() {
  if (!existsSync(join(root, 'package-lock.json'))) fail('package-lock.json is missing.');
  const hash = installHash();
  const installed = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : '';
  if (installed === hash) return;
  if (isInstalled()) {
    writeFileSync(stampFile, `${hash}\n`);
    return;
  }
  const startedAt = Date.now();
  console.log('• Instalando dependencias de npm (una sola vez; 1 o 2 minutos)...');
  const [command, first] = npmCommand();
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run(command, [...first, 'ci', ...quiet], {
    env: { ...process.env, ONNXRUNTIME_NODE_INSTALL: 'skip' },
  });
  if (code !== 0) {
    fail('npm ci no terminó; revise la conexión a Internet y repita. (npm ci failed, see above.)');
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${hash}\n`);
  console.log(`✓ Dependencias listas (${Math.round((Date.now() - startedAt) / 1000)} s)`);
}

const [verb = '', ...rest] = process.argv.slice(2);
if (!/^[a-z][a-z0-9-]*$/.test(verb)) fail('usage: node tools/run.mjs VERB [arguments]');
checkNode();
await installDependencies();
const script = join(root, 'tools', `${verb}.ts`);
if (!existsSync(script)) fail(`No hay un comando "${verb}". (There is no such command.)`);
const code = await run(process.execPath, [
  '--conditions=source',
  '--import',
  'tsx',
  script,
  ...rest,
]);
process.exitCode = code;
