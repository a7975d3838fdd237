import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { killAllChildren } from '@miinventario/devkit';
import { AppDriver } from './e2e/support/app-driver.js';
import { MEMBER_SCREENS, VISITOR_SCREENS, type AppScreen } from './e2e/support/app-screens.js';
import { openBrowser } from './e2e/support/browser.js';
import { furnishShop } from './e2e/support/furnished-shop.js';
import { fakeCameraOf, testFilm } from './e2e/support/test-film.js';
import { startTestProduct } from './e2e/support/test-product.js';
import { runMain, say, step } from './lib/console.js';
import { ROOT } from './lib/paths.js';

const FOLDER = join(ROOT, 'docs', 'screens');
/** Pictures from the network and fonts come a moment after the screen. */
const SETTLE_MS = 1_500;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    killAllChildren();
    process.exit(130);
  });
}

/** `npm run screens`: pictures of every screen, taken from the running product, phone size. */
await runMain(async () => {
  await mkdir(FOLDER, { recursive: true });
  const camera = await fakeCameraOf(await testFilm({ seed: 3, kind: 'tiny' }));
  const product = await step('Producto', () => startTestProduct({ web: 'static' }));
  try {
    const shop = await step('Tienda de ejemplo', () => furnishShop(product.apiUrl));
    const browser = await openBrowser({ camera });
    const app = new AppDriver(browser.page, product.webUrl);
    const shoot = async (screen: AppScreen, suffix = ''): Promise<void> => {
      await app.open(screen.path(shop.context));
      await app.seen(screen.testId);
      await browser.page.waitForTimeout(SETTLE_MS);
      await browser.page.screenshot({
        path: join(FOLDER, `${screen.name}${suffix}.png`),
        scale: 'css',
      });
      say(`  ${screen.name}${suffix}`);
    };
    try {
      for (const screen of VISITOR_SCREENS) await shoot(screen);
      await app.logIn(shop.shopkeeper.account);
      for (const screen of MEMBER_SCREENS) await shoot(screen);
      await app.open('/perfil');
      await app.tap('profile-scheme-dark');
      for (const screen of MEMBER_SCREENS.filter(({ name }) => ['home', 'report'].includes(name))) {
        await shoot(screen, '-dark');
      }
      return 0;
    } finally {
      await browser.close();
    }
  } finally {
    await product.dispose();
  }
});
