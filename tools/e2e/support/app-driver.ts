import type { Page } from 'playwright-core';
import type { Account } from '../../lib/client/account.js';

/** The app as a person uses it: taps, typing, and what they see. */
export class AppDriver {
  constructor(
    readonly page: Page,
    readonly webUrl: string,
  ) {}

  async open(path: string): Promise<void> {
    await this.page.goto(`${this.webUrl}${path}`);
  }

  tap(testId: string): Promise<void> {
    return this.page.getByTestId(testId).first().click();
  }

  fill(testId: string, text: string): Promise<void> {
    return this.page.getByTestId(testId).first().fill(text);
  }

  seen(testId: string | RegExp, timeout = 45_000): Promise<void> {
    return this.page.getByTestId(testId).first().waitFor({ state: 'visible', timeout });
  }

  gone(testId: string, timeout = 20_000): Promise<void> {
    return this.page.getByTestId(testId).first().waitFor({ state: 'hidden', timeout });
  }

  text(testId: string): Promise<string> {
    return this.page.getByTestId(testId).first().innerText();
  }

  /** Through the door by e-mail and password. */
  async logIn({ email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
    await this.open('/entrar');
    await this.seen('login-identifier');
    await this.fill('login-identifier', email);
    await this.fill('login-password', password);
    await this.tap('login-submit');
    await this.seen('home-screen');
  }
}
