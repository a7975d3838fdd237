import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingDefinitions } from '../../../apps/server/src/platform/settings/setting-definitions.js';
import { logIn, registerFreshUser, type Account } from '../../lib/client/account.js';
import { ApiClient } from '../../lib/client/api-client.js';
import { findBarriers } from '../support/axe.js';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { playBusyMonth } from '../support/busy-month.js';
import { PanelDriver } from '../support/panel-driver.js';
import { PANEL_PAGES } from '../support/panel-pages.js';
import { appointStaff, type AuthenticatorApp } from '../support/staff-member.js';
import { startTestProduct, type TestProduct } from '../support/test-product.js';

let product: TestProduct;
let browser: TestBrowser;
let panel: PanelDriver;
let staff: Account;
let authenticator: AuthenticatorApp;
/** Requests that the policy of the page has refused. */
const refused: string[] = [];

beforeAll(async () => {
  product = await startTestProduct({ hasPanel: true });
  staff = await appointStaff(product);
  await playBusyMonth(product);
  browser = await openBrowser({ isDesk: true });
  panel = new PanelDriver(browser.page, product.apiUrl);
  browser.page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
});

afterAll(async () => {
  // Either is missing when the other could not start.
  await (browser as TestBrowser | undefined)?.close();
  await (product as TestProduct | undefined)?.dispose();
});

describe('the door of the panel', () => {
  it('is shut to a customer with the right password', async () => {
    const customer = await registerFreshUser(new ApiClient(product.apiUrl));
    await panel.open('/users');
    await panel.heading('Panel del equipo');
    expect(await findBarriers(browser.page)).toEqual([]);
    await panel.provePassword(customer);
    await browser.page.getByText('Esta cuenta no es del equipo').waitFor();
    expect(await browser.context.cookies()).toEqual([]);
    await panel.open('/users');
    await panel.heading('Panel del equipo');
    expect(await browser.page.getByRole('table').count()).toBe(0);
  });

  it('opens to staff who set up their second factor, and then asks for it', async () => {
    authenticator = await panel.enrol(staff);
    await panel.logOut();
    await panel.provePassword(staff);
    await panel.heading('Confirma que eres tú');
    await panel.fill('Código', '000000');
    await panel.press('Confirmar');
    await browser.page.getByText('El código es incorrecto').waitFor();
    await panel.fill('Código', authenticator.nextCode());
    await panel.press('Confirmar');
    await panel.heading('Tablero');
    await browser.page.getByText('compras pagadas').waitFor();
  });
});

describe('the rooms of the panel', () => {
  it('all open, in words, without barriers and within their policy', async () => {
    const found: Record<string, string[]> = {};
    for (const { name, heading } of PANEL_PAGES) {
      await panel.go(heading);
      const barriers = await findBarriers(browser.page);
      // A text that nobody wrote is shown by its address.
      const unnamed = (await browser.page.locator('body').innerText()).match(/\bmi\.[a-z][\w.]+/g);
      const faults = [...barriers, ...(unnamed ?? [])];
      if (faults.length > 0) found[name] = faults;
    }
    expect(found).toEqual({});
    expect(refused).toEqual([]);
    expect(browser.errors).toEqual([]);
  });

  it('speak English to whoever asks for it', async () => {
    await browser.page.getByRole('button', { name: 'Español' }).click();
    await browser.page.getByRole('menuitem', { name: 'English' }).click();
    await panel.heading('Audit log');
    await browser.page.getByRole('button', { name: 'English' }).click();
    await browser.page.getByRole('menuitem', { name: 'Español' }).click();
    await panel.heading('Bitácora');
  });
});

describe('staff', () => {
  it('find a person, see their credits and give some, on record', async () => {
    await panel.go('Personas');
    await panel.fill('Nombre, correo, teléfono o ID', 'cliente7@ejemplo.mx');
    await browser.page.getByText('1–1 de 1').waitFor();
    await panel.clickRow('cliente7@ejemplo.mx', 5);
    await browser.page.getByText('cliente7@ejemplo.mx').first().waitFor();
    const credits = browser.page.getByTestId('wallet-available');
    await credits.waitFor();
    const before = Number(await credits.innerText());
    await panel.press('Ajustar');
    await panel.fill('Créditos', '4');
    await panel.confirm('El video se cortó por un fallo nuestro', 'Aplicar ajuste');
    await expect.poll(async () => Number(await credits.innerText())).toBe(before + 4);

    await panel.go('Bitácora');
    const line = browser.page.locator('tbody tr').filter({ hasText: 'Ajustó créditos' });
    await line.filter({ hasText: 'El video se cortó por un fallo nuestro' }).waitFor();
  });

  it('change a setting within its rule, and see who changed it and why', async () => {
    await panel.go('Ajustes');
    // What has no words of its own is shown in those of the code.
    const page = await browser.page.locator('main').innerText();
    const wordless = Object.values(settingDefinitions).filter(({ about }) => page.includes(about));
    expect(wordless.map(({ about }) => about)).toEqual([]);
    await browser.page.getByRole('link', { name: 'Créditos de bienvenida' }).click();
    await panel.heading('Créditos de bienvenida');
    await panel.fill('Valor', '5000');
    expect(await browser.page.getByRole('button', { name: 'Guardar cambio' }).isDisabled()).toBe(
      true,
    );
    await panel.fill('Valor', '8');
    await panel.press('Guardar cambio');
    await panel.confirm('Promoción de noviembre', 'Guardar');
    const history = browser.page.getByRole('table', { name: 'Historial' });
    await history.getByText('Promoción de noviembre').waitFor();
    const cells = await history.locator('tbody tr').first().locator('td').allInnerTexts();
    expect(cells.slice(1)).toEqual(['Demostración', '5', '8', 'Promoción de noviembre']);
  });

  it('stop a provider and let it work again', async () => {
    await panel.go('Proveedores de IA');
    const claude = browser.page.getByTestId('provider-claude');
    await claude.getByRole('button', { name: 'Detener' }).click();
    await panel.confirm('Responde con errores', 'Detener');
    await claude.getByText('Detenido').waitFor();
    await claude.getByRole('button', { name: 'Reanudar' }).click();
    await panel.confirm('Ya responde bien', 'Reanudar');
    await claude.getByText('Sin llaves').waitFor();
  });

  it('decide on a suspicious invitation', async () => {
    await panel.go('Invitaciones');
    const rows = browser.page.locator('tbody tr');
    await rows.first().waitFor();
    const waiting = await rows.count();
    await panel.press('Rechazar');
    await panel.confirm('Es el mismo teléfono', 'Rechazar');
    await expect.poll(() => rows.count()).toBe(waiting - 1);
  });

  it('say why before they look at a session, and see it', async () => {
    await panel.go('Sesiones');
    await panel.clickRow('Lista', 3);
    await panel.heading('¿Por qué la revisas?');
    await panel.press('Revisión de calidad');
    await browser.page.getByText('Lo que nos costó').waitFor();
    expect(await findBarriers(browser.page)).toEqual([]);
  });

  it('draw a box on a frame and name the product in it', async () => {
    await panel.go('Conteos verificados');
    await panel.clickRow('Por revisar', 1);
    await panel.heading('Conteo verificado');
    const canvas = browser.page.getByTestId('frame-canvas');
    const boxes = canvas.getByRole('button');
    await expect.poll(() => boxes.count()).toBe(6);
    const picture = canvas.locator('img');
    await expect
      .poll(() => picture.evaluate((image) => 'naturalWidth' in image && image.naturalWidth))
      .toBe(1280);
    await canvas.scrollIntoViewIfNeeded();
    const area = (await canvas.boundingBox())!;
    await browser.page.mouse.move(area.x + area.width * 0.1, area.y + area.height * 0.03);
    await browser.page.mouse.down();
    await browser.page.mouse.move(area.x + area.width * 0.3, area.y + area.height * 0.2);
    await browser.page.mouse.up();
    await expect.poll(() => boxes.count()).toBe(7);
    await panel.fill('Producto del recuadro 7', 'Galletas');
    await browser.page.getByRole('option', { name: 'Galletas de avena' }).click();
    expect(await findBarriers(browser.page)).toEqual([]);
    await panel.press('Guardar recuadros');
    await panel.confirm('Marcado a mano', 'Guardar');
    await browser.page.getByText('Recuadros revisados por el equipo').waitFor();
    await browser.page.reload();
    await browser.page.getByText('7. Galletas de avena').waitFor();
    expect(await boxes.count()).toBe(7);
  });

  it('reach the board of jobs, which nobody else does', async () => {
    expect((await fetch(`${product.apiUrl}/admin/queues`)).status).toBe(401);
    await panel.go('Colas de trabajo');
    const opened = browser.context.waitForEvent('page');
    await panel.press('Abrir el tablero de trabajos');
    const board = await opened;
    await board.getByText('films').first().waitFor();
    await board.close();
  });
});

describe('a session that has ended', () => {
  it('shows nothing more and leads to the door', async () => {
    await panel.go('Personas');
    await browser.page.getByText('@ejemplo.mx').first().waitFor();
    const elsewhere = new ApiClient(product.apiUrl);
    await logIn(elsewhere, staff);
    await elsewhere.post('/auth/logout-all');
    await browser.page.getByRole('link', { name: 'Tiendas', exact: true }).click();
    await panel.heading('Panel del equipo');
    expect(await browser.page.getByText('@ejemplo.mx').count()).toBe(0);
    await panel.open('/users');
    await panel.heading('Panel del equipo');
    expect(await browser.page.getByRole('table').count()).toBe(0);
  });
});
