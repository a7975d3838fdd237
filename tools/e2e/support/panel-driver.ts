import type { Page } from 'playwright-core';
import type { Account } from '../../lib/client/account.js';
import { AuthenticatorApp } from './staff-member.js';

/** The panel of staff as a person uses it, in Spanish. */
export class PanelDriver {
  constructor(
    readonly page: Page,
    readonly apiUrl: string,
  ) {}

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.apiUrl}/admin/#${path}`);
  }

  /** The page of that name is there, and so is what it shows. */
  async heading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
    await this.page.getByRole('progressbar', { name: 'Cargando' }).waitFor({ state: 'detached' });
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).first().click();
  }

  fill(label: string, text: string): Promise<void> {
    return this.page.getByLabel(label).last().fill(text);
  }

  /** By the menu, as one goes from room to room. */
  async go(entry: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: entry, exact: true }).click();
    await this.heading(entry);
  }

  /** A click in the middle of a row, on no link of it. */
  async clickRow(text: string, column: number): Promise<void> {
    const row = this.page.locator('tbody tr').filter({ hasText: text }).first();
    await row.locator('td').nth(column).click();
  }

  /** Gives the dialog its reason and says yes. */
  async confirm(reason: string, button: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Motivo').fill(reason);
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  async provePassword({ email, password }: Account): Promise<void> {
    await this.fill('Correo o teléfono', email);
    await this.fill('Contraseña', password);
    await this.press('Entrar');
  }

  /** The first login: the app of the second factor is set up. */
  async enrol(account: Account): Promise<AuthenticatorApp> {
    await this.open('/');
    await this.provePassword(account);
    await this.press('Configurar la aplicación');
    const authenticator = new AuthenticatorApp(
      await this.page.getByTestId('totp-secret').innerText(),
    );
    await this.fill('Código', authenticator.nextCode());
    await this.press('Confirmar');
    await this.press('Ya los guardé, entrar');
    await this.heading('Tablero');
    return authenticator;
  }

  async logOut(): Promise<void> {
    await this.page.getByRole('button', { name: 'Tu cuenta' }).click();
    await this.page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
    await this.heading('Panel del equipo');
  }
}
