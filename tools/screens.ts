import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppDriver } from './e2e/support/app-driver.js';
import { MEMBER_SCREENS, VISITOR_SCREENS, type AppScreen } from './e2e/support/app-screens.js';
import { openBrowser } from './e2e/support/browser.js';
import { furnishShop, type FurnishedShop } from './e2e/support/furnished-shop.js';
import { shootPanel } from './e2e/support/panel-screens.js';
import { fakeCameraOf, testFilm } from './e2e/support/test-film.js';
import { startTestProduct, type TestProduct } from './e2e/support/test-product.js';
import { PlainError, runMain, say, step } from './lib/console.js';
import { endWithChildren } from './lib/end-with-children.js';
import { ROOT } from './lib/paths.js';

const FOLDER = join(ROOT, 'docs', 'screens');
/** Pictures from the network and fonts come a moment after the screen. */
const SETTLE_MS = 1_500;

endWithChildren();

/** `only` takes the one screen of that name. */
async function shootApp(
  product: TestProduct,
  shop: FurnishedShop,
  only: string | undefined,
): Promise<void> {
  const isWanted = ({ name }: AppScreen): boolean => only === undefined || name === only;
  const camera = await fakeCameraOf(await testFilm({ seed: 3, kind: 'tiny' }));
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
    for (const screen of VISITOR_SCREENS.filter(isWanted)) await shoot(screen);
    await app.logIn(shop.shopkeeper.account);
    for (const screen of MEMBER_SCREENS.filter(isWanted)) await shoot(screen);
    const inDark = MEMBER_SCREENS.filter(({ name }) => ['home', 'report'].includes(name));
    await app.open('/perfil');
    await app.tap('profile-scheme-dark');
    for (const screen of inDark.filter(isWanted)) await shoot(screen, '-dark');
  } finally {
    await browser.close();
  }
}

/**
 * `npm run screens`: pictures of every screen, taken from the running product: of the app in the
 * size of a phone, of the panel of staff in that of a desk. `-- app` or `-- panel` takes one of them, `-- app NAME` one screen.
 */
await runMain(async () => {
  const [only, screen] = process.argv.slice(2);
  if (only !== undefined && only !== 'app' && only !== 'panel') {
    throw new PlainError(`"${only}": app, panel`, 2);
  }
  const names = [...VISITOR_SCREENS, ...MEMBER_SCREENS].map(({ name }) => name);
  if (screen !== undefined && !(only === 'app' && names.includes(screen))) {
    throw new PlainError(`"${screen}": ${names.join(', ')}`, 2);
  }
  await mkdir(FOLDER, { recursive: true });
  const [hasApp, hasPanel] = [only !== 'panel', only !== 'app'];
  const product = await step('Producto', () =>
    startTestProduct({ web: hasApp ? 'static' : 'none', hasPanel }),
  );
  try {
    const shop = await step('Tienda de ejemplo', () => furnishShop(product.apiUrl));
    if (hasApp) await shootApp(product, shop, screen);
    if (hasPanel) {
      const onShot = (name: string): void => say(`  ${name}`);
      await shootPanel(product, shop.context, { folder: FOLDER, onShot });
    }
    return 0;
  } finally {
    await product.dispose();
  }
});
