import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { AccountsService } from '../auth/index.js';
import { CardsRepository, type CardRow } from './cards.repository.js';
import { PaymentProviders } from './payment-providers.js';
import { callVendor } from './vendor-errors.js';

const PROVIDER = 'stripe';

/** Cards kept at the vendor for the next purchase; we keep their last four digits. */
@Injectable()
export class CardsService {
  constructor(
    private readonly db: Db,
    private readonly cards: CardsRepository,
    private readonly accounts: AccountsService,
    private readonly providers: PaymentProviders,
  ) {}

  /** The secret by which the app enters a card at the vendor. */
  async createSetup(actor: UserActor): Promise<{ clientSecret: string; publishableKey: string }> {
    const { vault, publishableKey = '' } = this.providers;
    const customer = await this.ensureCustomer(actor);
    const setup = await callVendor(() => vault.createSetup(customer));
    return { clientSecret: setup.clientSecret, publishableKey };
  }

  /** The saved cards as the vendor has them now. */
  async list(actor: UserActor): Promise<CardRow[]> {
    const { vault } = this.providers;
    const customer = await this.db.read(actor, (tx) =>
      this.cards.findCustomer(tx, actor.userId, PROVIDER),
    );
    if (customer === undefined) return [];
    const saved = await callVendor(() => vault.listCards(customer));
    return this.db.write(actor, async (tx) => {
      await this.cards.replaceAll(tx, actor.userId, PROVIDER, saved);
      return this.cards.list(tx, actor.userId);
    });
  }

  /** @throws AppError `resource.not_found` */
  async makeDefault(actor: UserActor, id: string): Promise<void> {
    await this.db.write(actor, async (tx) => {
      if (!(await this.cards.find(tx, actor.userId, id))) throw PlatformError.notFound();
      await this.cards.makeDefault(tx, actor.userId, id);
    });
  }

  /** Removes a card here and at the vendor. @throws AppError `resource.not_found` */
  async remove(actor: UserActor, id: string): Promise<void> {
    const { vault } = this.providers;
    const card = await this.db.read(actor, (tx) => this.cards.find(tx, actor.userId, id));
    if (!card) throw PlatformError.notFound();
    await callVendor(() => vault.removeCard(card.vendor_ref));
    await this.db.write(actor, (tx) => this.cards.remove(tx, actor.userId, id));
  }

  /** The person's customer at the vendor, made when there is none. */
  async ensureCustomer(actor: UserActor): Promise<string> {
    const { vault } = this.providers;
    const found = await this.db.read(actor, async (tx) => ({
      customer: await this.cards.findCustomer(tx, actor.userId, PROVIDER),
      person: await this.accounts.get(tx, actor.userId),
    }));
    if (found.customer !== undefined) return found.customer;
    const { name, email } = found.person;
    const person = { userId: actor.userId, name, ...(email === null ? {} : { email }) };
    const customer = await callVendor(() => vault.createCustomer(person));
    await this.db.write(actor, (tx) =>
      this.cards.addCustomer(tx, actor.userId, PROVIDER, customer),
    );
    return customer;
  }
}
