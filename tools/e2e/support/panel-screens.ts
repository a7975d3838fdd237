import { join } from 'node:path';
import sharp from 'sharp';
import { openBrowser } from './browser.js';
import { playBusyMonth } from './busy-month.js';
import type { ScreenContext } from './app-screens.js';
import { PanelDriver } from './panel-driver.js';
import { appointStaff } from './staff-member.js';
import type { TestProduct } from './test-product.js';

/** Charts, pictures and fonts come a moment after the page. */
const SETTLE_MS = 1_200;

interface PanelScreen {
  readonly name: string;
  readonly reach: (panel: PanelDriver, context: ScreenContext) => Promise<void>;
}

const SCREENS: readonly PanelScreen[] = [
  { name: 'dashboard', reach: (panel) => panel.go('Tablero') },
  { name: 'users', reach: (panel) => panel.go('Personas') },
  {
    name: 'user',
    reach: async (panel) => {
      await panel.fill('Nombre, correo, teléfono o ID', 'cliente7@ejemplo.mx');
      await panel.page.getByText('1–1 de 1').waitFor();
      await panel.clickRow('cliente7@ejemplo.mx', 5);
      await panel.page.getByTestId('wallet-available').waitFor();
    },
  },
  {
    name: 'session',
    reach: async (panel, { sessionId }) => {
      await panel.open(`/sessions/${sessionId}/show`);
      await panel.press('Revisión de calidad');
      await panel.page.getByText('Anaquel armado').waitFor();
    },
  },
  { name: 'rewards', reach: (panel) => panel.go('Invitaciones') },
  {
    name: 'annotation',
    reach: async (panel) => {
      await panel.go('Conteos verificados');
      await panel.clickRow('Por revisar', 1);
      await panel.page.getByRole('button', { name: 'Recuadro 2' }).click();
    },
  },
  { name: 'providers', reach: (panel) => panel.go('Proveedores de IA') },
  { name: 'settings', reach: (panel) => panel.go('Ajustes') },
  { name: 'audit-logs', reach: (panel) => panel.go('Bitácora') },
];

/** Pictures of the panel of staff over a month of business, in few colours to be small. */
export async function shootPanel(
  product: TestProduct,
  context: ScreenContext,
  options: { readonly folder: string; readonly onShot: (name: string) => void },
): Promise<void> {
  const staff = await appointStaff(product);
  await playBusyMonth(product);
  const browser = await openBrowser({ isDesk: true });
  try {
    const panel = new PanelDriver(browser.page, product.apiUrl);
    await panel.enrol(staff);
    for (const { name, reach } of SCREENS) {
      await reach(panel, context);
      await browser.page.waitForTimeout(SETTLE_MS);
      const picture = await browser.page.screenshot();
      await sharp(picture)
        .png({ palette: true, quality: 80, compressionLevel: 9, effort: 10 })
        .toFile(join(options.folder, `admin-${name}.png`));
      options.onShot(`admin-${name}`);
    }
  } finally {
    await browser.close();
  }
}
