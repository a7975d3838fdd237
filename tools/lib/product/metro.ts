import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startChild, waitForHttp, type ManagedChild } from '@miinventario/devkit';
import { ROOT } from '../paths.js';

const MOBILE = join(ROOT, 'apps', 'mobile');
/** The first bundle is made on the first visit; the server itself is quick. */
const START_TIMEOUT_MS = 120_000;

/** The web app by Expo's development server, with reloading. */
export async function startMetro(options: {
  readonly port: number;
  readonly apiBaseUrl: string;
}): Promise<ManagedChild> {
  const cli = createRequire(join(MOBILE, 'package.json')).resolve('expo/bin/cli');
  const child = startChild({
    name: 'metro',
    command: process.execPath,
    args: [cli, 'start', '--web', '--port', String(options.port)],
    cwd: MOBILE,
    env: {
      ...process.env,
      CI: '',
      BROWSER: 'none',
      EXPO_NO_TELEMETRY: '1',
      EXPO_OFFLINE: '1',
      EXPO_PUBLIC_API_BASE_URL: options.apiBaseUrl,
    },
  });
  await waitForHttp(`http://localhost:${options.port}`, { timeoutMs: START_TIMEOUT_MS });
  return child;
}
