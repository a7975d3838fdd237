import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { CHROMIUM, locateProgram } from '../../lib/system-packages.js';

/** The phone that the screens are drawn for. */
const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
/** The desk that the panel of staff is drawn for. */
const DESK = { viewport: { width: 1440, height: 900 } };

export interface TestBrowser {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page wrote as errors. */
  readonly errors: readonly string[];
  readonly close: () => Promise<void>;
}

function fakeCameraFlags(camera: string): string[] {
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${camera}`,
  ];
}

/** Debian's Chromium, with a film in place of its camera if one is given, and no errand of its own on the network. */
export async function openBrowser(options: {
  readonly camera?: string;
  readonly isDesk?: boolean;
  /** Where other programs may look in. */
  readonly debugPort?: number;
}): Promise<TestBrowser> {
  const executablePath = await locateProgram(CHROMIUM);
  if (executablePath === undefined) throw new Error('no Chromium on this machine');
  const profile = await mkdtemp(join(tmpdir(), 'mi-browser-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    ...(options.isDesk === true ? DESK : PHONE),
    locale: 'es-MX',
    timezoneId: 'America/Mexico_City',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // For pages that others open; ours have their language from the line above.
      '--accept-lang=es-MX',
      ...(options.debugPort === undefined ? [] : [`--remote-debugging-port=${options.debugPort}`]),
      ...(options.camera === undefined ? [] : fakeCameraFlags(options.camera)),
    ],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.setDefaultTimeout(20_000);
  return {
    page,
    context,
    errors,
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
