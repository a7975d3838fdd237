import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@miinventario/devkit';
import { runMain } from './lib/console.js';
import { endWithChildren } from './lib/end-with-children.js';
import { FAULTS, startBrokenVendor } from './lib/drills/faults.js';
import { WatchingPrometheus } from './lib/drills/watching-prometheus.js';
import { typedPath } from './lib/paths.js';
import { startProduct } from './lib/product/product.js';

/** The slowest alert looks at something that is two minutes old. */
const ALERT_TIMEOUT_MS = 200_000;
/** Some scrapes of a quiet product, so that rates have a beginning. */
const QUIET_MS = 8_000;

endWithChildren();

/**
 * `npm run drill:alerts [-- --record FILE]`: the running product under real faults, watched by a real
 * Prometheus with the rules of infra/monitoring. Each fault must make its alerts fire. The rules'
 * `for` is shortened to 2 s, their expressions and windows are as in production.
 */
await runMain(async () => {
  const lines: string[] = [];
  const say = (line: string): void => {
    lines.push(line);
    process.stdout.write(`${line}\n`);
  };
  say(`drill:alerts, ${new Date().toISOString()}`);
  const directory = await mkdtemp(join(tmpdir(), 'mi-alerts-'));
  await chmod(directory, 0o711);
  const vendor = await startBrokenVendor();
  const ports = { api: await freePort(), worker: await freePort() };
  const product = await startProduct({
    dataDir: join(directory, 'product'),
    ports: { api: 0, web: 0, postgres: 0 },
    web: 'none',
    isThrowaway: true,
    env: productEnvironment(ports, vendor.url),
  });
  let missing = 0;
  let prometheus: WatchingPrometheus | undefined;
  try {
    prometheus = await WatchingPrometheus.start(directory, ports);
    await prometheus.waitForTargets();
    await sleep(QUIET_MS);
    const quiet = (await prometheus.firing()).map(({ name }) => name);
    const wanted = FAULTS.flatMap(({ alerts }) => alerts);
    const early = quiet.filter((name) => wanted.includes(name));
    say(`before any fault: ${early.length === 0 ? 'none of the wanted alerts' : early.join(', ')}`);
    missing += early.length;
    for (const fault of FAULTS) {
      say(`fault: ${fault.title}`);
      const startedAt = Date.now();
      await fault.cause(product);
      for (const name of fault.alerts) {
        const alert = await prometheus.waitForAlert(name, ALERT_TIMEOUT_MS);
        const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
        if (!alert) missing += 1;
        say(alert ? `  ✓ ${name} after ${seconds} s: ${alert.summary}` : `  ✗ ${name}: not firing`);
      }
    }
  } finally {
    await prometheus?.stop();
    await product.stop();
    vendor.stop();
    await rm(directory, { recursive: true, force: true });
  }
  say(missing === 0 ? '✓ the drill passed' : `✗ the drill failed: ${missing}`);
  const flag = process.argv.indexOf('--record');
  const file = flag < 0 ? undefined : process.argv[flag + 1];
  if (file !== undefined) await writeFile(typedPath(file), `${lines.join('\n')}\n`);
  return missing === 0 ? 0 : 1;
});

function productEnvironment(
  ports: { readonly api: number; readonly worker: number },
  vendorUrl: string,
): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR, FFMPEG_PATH, FFPROBE_PATH } = process.env;
  return {
    PATH,
    HOME,
    LANG,
    TMPDIR,
    FFMPEG_PATH,
    FFPROBE_PATH,
    DEMO_DATA: 'false',
    RATE_LIMITS: 'false',
    HOST: '127.0.0.1',
    METRICS_PORT: String(ports.api),
    WORKER_PORT: String(ports.worker),
    STRIPE_API_URL: vendorUrl,
    STRIPE_SECRET_KEY: 'sk_test_drill',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_drill',
    STRIPE_WEBHOOK_SECRET: 'whsec_drill',
  };
}
