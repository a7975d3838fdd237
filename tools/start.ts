import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { killAllChildren } from '@miinventario/devkit';
import { bold, cyan, dim, PlainError, runMain, say, step, yellow } from './lib/console.js';
import { ROOT } from './lib/paths.js';
import { lanAddress, startLanGateway } from './lib/product/lan-gateway.js';
import { startProduct, type Product } from './lib/product/product.js';
import { ensurePrograms, FFMPEG } from './lib/system-packages.js';

/** The flags of `npm start --`, and whether this version can do what they ask. */
const FLAGS: Readonly<Record<string, boolean>> = {
  '--dev': true,
  '--vendors': true,
  '--lan': true,
};

interface Flags {
  readonly isDev: boolean;
  /** Simulated payment, push and SMS services beside the product. */
  readonly hasVendors: boolean;
  /** Also on the local network, by https, so that a phone may use its camera. */
  readonly isLan: boolean;
}

const DEMO_USER = 'demo@miinventario.mx';
const DEMO_PASSWORD = 'MiInventario2026';

function readFlags(args: readonly string[]): Flags {
  for (const flag of args) {
    if (!(flag in FLAGS)) {
      const known = Object.keys(FLAGS).join(', ');
      throw new PlainError(`"${flag}" no es una opción; hay: ${known} (unknown option)`, 2);
    }
    if (FLAGS[flag] === false) {
      throw new PlainError(`"${flag}" todavía no está en esta versión (not available yet)`, 2);
    }
  }
  return {
    isDev: args.includes('--dev'),
    hasVendors: args.includes('--vendors'),
    isLan: args.includes('--lan'),
  };
}

/** Real keys and simulators do not mix: nobody should believe that a payment was real, or not. */
function refuseRealVendors(env: NodeJS.ProcessEnv): void {
  if (env['NODE_ENV'] === 'production') {
    throw new PlainError('--vendors no existe en producción (not in production)', 2);
  }
  const keys = ['STRIPE_SECRET_KEY', 'CONEKTA_PRIVATE_KEY', 'FCM_SERVICE_ACCOUNT'];
  const real = [...keys, 'TWILIO_ACCOUNT_SID'].filter((name) => env[name]);
  if (real.length === 0) return;
  throw new PlainError(
    `--vendors usa proveedores simulados; quite ${real.join(', ')} (unset the real keys first)`,
    2,
  );
}

function portOf(name: string, usual: number): number {
  const text = process.env[name];
  if (!text) return usual;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new PlainError(`${name}: "${text}" no es un puerto (not a port number)`, 2);
}

/** Where the local network will find us. */
function lanOf(): { readonly address: string; readonly port: number; readonly url: string } {
  const address = lanAddress();
  if (address === undefined) {
    throw new PlainError('Este equipo no está en una red local (not on a local network)', 2);
  }
  const port = portOf('LAN_PORT', 8443);
  return { address, port, url: `https://${address}:${port}` };
}

/** App and API under one secure address. */
function publicAt(url: string): NodeJS.ProcessEnv {
  return { PUBLIC_API_URL: url, PUBLIC_WEB_URL: url, WEB_ORIGINS: url };
}

function showLan(url: string): void {
  say(`  ${'En tu teléfono'.padEnd(22)} ${cyan(url)}`);
  say(
    dim('  El teléfono avisará del certificado propio: acéptalo una vez (Avanzado → Continuar).'),
  );
  say();
}

/** Settles when somebody asks for the end, or when whoever started us is gone. */
function endAsked(): Promise<string> {
  return new Promise((resolveEnd) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // Kept for good: npm and the terminal may both send it, and the second must not cut the end short.
      process.on(signal, () => resolveEnd(signal));
    }
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) resolveEnd('el proceso padre terminó');
    }, 1_000).unref();
  });
}

/** Leaves with whatever had only half started. */
function endAtOnce(code: number): never {
  killAllChildren();
  process.exit(code);
}

function showAddresses(product: Product, startedAt: number, hasVendors: boolean): void {
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  const row = (label: string, value: string): void => say(`  ${label.padEnd(22)} ${value}`);
  say();
  say(bold(`MiInventario está listo`) + dim(` (${seconds} s)`));
  row('App', cyan(product.webUrl));
  row('API, documentación', cyan(`${product.apiUrl}/api/docs`));
  row('Panel del equipo', cyan(`${product.apiUrl}/admin/`));
  row('Buzón de desarrollo', cyan(`${product.apiUrl}/dev/mailbox`));
  row('Entrar con', `${bold(DEMO_USER)}  ${bold(DEMO_PASSWORD)}`);
  row('Registros', dim(join(product.dataDir, 'logs')));
  if (hasVendors) {
    row('Pagar en efectivo', `npm run vendors -- pay ${dim('COMPRA o REFERENCIA')}`);
    row('Compras abiertas', 'npm run vendors -- orders');
    row('Mensajes SMS', 'npm run vendors -- texts');
  }
  say(dim('  Ctrl-C detiene todo lo que se inició.'));
  say();
}

await runMain(async () => {
  const startedAt = Date.now();
  const { isDev, hasVendors, isLan } = readFlags(process.argv.slice(2));
  if (existsSync(join(ROOT, '.env'))) process.loadEnvFile(join(ROOT, '.env'));
  const ports = {
    api: portOf('PORT', 3142),
    web: portOf('WEB_PORT', 8082),
    postgres: portOf('POSTGRES_PORT', 5433),
  };
  const dataDir = resolve(ROOT, process.env['MI_DATA_DIR'] ?? '.data');
  const lan = isLan ? lanOf() : undefined;
  const asked = endAsked();
  const abort = new AbortController();
  if (hasVendors) refuseRealVendors(process.env);
  await ensurePrograms(FFMPEG);
  const starting = startProduct({
    dataDir,
    ports,
    env: lan === undefined ? process.env : { ...process.env, ...publicAt(lan.url) },
    hasVendors,
    web: isDev ? 'metro' : 'static',
    hasPanel: true,
    progress: step,
    onTrouble: (message) => say(`${yellow('!')} ${message}`),
    signal: abort.signal,
  });
  const early = await Promise.race([starting, asked]);
  if (typeof early === 'string') {
    say(`\nDeteniendo (${early})...`);
    abort.abort();
    await starting.catch(() => undefined);
    endAtOnce(130);
  }
  const product = early;
  const gateway =
    lan &&
    (await startLanGateway({ ...lan, dataDir, targets: { api: ports.api, web: ports.web } }));
  showAddresses(product, startedAt, hasVendors);
  if (gateway) showLan(gateway.url);
  try {
    const why = await Promise.race([asked, product.failed]);
    say(`\nDeteniendo (${why})...`);
    return 0;
  } finally {
    await gateway?.stop();
    await product.stop();
    say('Detenido.');
  }
});
